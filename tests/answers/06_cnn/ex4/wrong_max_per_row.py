# hint: You took the largest of each window's first
def max_pool(x, size, stride):
    w = x.unfold(2, size, stride).unfold(3, size, stride)
    return w.amax(-1)[..., 0]
