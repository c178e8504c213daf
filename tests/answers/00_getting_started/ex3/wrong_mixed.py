# hint: the images are mixed up
def flatten(images):
    return images.reshape(len(images), -1).T.reshape(len(images), -1)
