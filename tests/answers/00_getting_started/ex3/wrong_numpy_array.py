# hint: This is a NumPy array
def flatten(images):
    return images.numpy().reshape(len(images), -1)
