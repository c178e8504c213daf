def flatten(images):
    n, c, h, w = images.shape
    return images.view(n, c * h * w)
