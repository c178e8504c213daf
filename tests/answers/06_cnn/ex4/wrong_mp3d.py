# hint: Do without
def max_pool(x, size, stride):
    return F.max_pool3d(x, (1, size, size), (1, stride, stride))
