# hint: the images must be the rows
def flatten(images):
    return images.reshape(-1, len(images))
