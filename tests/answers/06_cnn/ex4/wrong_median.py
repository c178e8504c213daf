# hint: That is the median of each window.
def max_pool(x, size, stride):
    w = x.unfold(2, size, stride).unfold(3, size, stride)
    return w.flatten(-2).median(-1).values
