# hint: Your stride is always
def max_pool(x, size, stride):
    n, c, h, w = x.shape
    x = x[:, :, : h // size * size, : w // size * size]
    return x.reshape(n, c, h // size, size, w // size, size).amax(dim=(3, 5))
