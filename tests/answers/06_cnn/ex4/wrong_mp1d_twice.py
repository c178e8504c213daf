# hint: Do without
def max_pool(x, size, stride):
    a = F.max_pool1d(x.flatten(0, 1), size, stride)
    b = F.max_pool1d(a.mT, size, stride).mT
    return b.reshape(*x.shape[:2], *b.shape[1:])
