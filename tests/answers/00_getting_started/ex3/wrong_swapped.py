# hint: One row for each pixel
def flatten(images):
    return images.reshape(len(images), -1).T
