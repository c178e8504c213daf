# hint: That is a list. The result is a tensor,
def max_pool(x, size, stride):
    w = x.unfold(2, size, stride).unfold(3, size, stride)
    return w.amax((-1, -2)).tolist()
