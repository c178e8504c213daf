# hint: Those are the maps of the first image only.
def max_pool(x, size, stride):
    w = x.unfold(2, size, stride).unfold(3, size, stride)
    return w.amax((-1, -2))[0]
