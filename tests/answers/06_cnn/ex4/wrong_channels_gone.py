# hint: now one axis is gone
def max_pool(x, size, stride):
    return x.unfold(2, size, stride).unfold(3, size, stride).amax(dim=(1, 4, 5))
