# hint: Do without
def max_pool(x, size, stride):
    return F.adaptive_max_pool2d(
        x, ((x.shape[2] - size) // stride + 1, (x.shape[3] - size) // stride + 1)
    )
