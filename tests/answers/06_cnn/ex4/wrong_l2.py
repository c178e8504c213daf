# hint: That is
def max_pool(x, size, stride):
    w = x.unfold(2, size, stride).unfold(3, size, stride)
    return w.square().sum((-1, -2)).sqrt()
