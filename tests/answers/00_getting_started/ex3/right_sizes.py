def flatten(images):
    return images.reshape(images.shape[0], images.shape[1] * images.shape[2] * images.shape[3])
