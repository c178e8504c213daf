# hint: (any)
def flatten(images):
    images.reshape(len(images), -1)
