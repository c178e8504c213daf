# hint: put an axis of
def flatten(images):
    return images.reshape(1, -1)
