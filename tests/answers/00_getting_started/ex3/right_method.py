def flatten(images):
    return images.flatten(1)
