def flatten(images):
    return images.flatten(start_dim=1)
