def flatten(images):
    return images.flatten(2).flatten(1)
