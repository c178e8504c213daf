# hint: One channel works, two do not
def flatten(images):
    n, c, h, w = images.shape
    return images.reshape(n, h * w)
