# hint: Your windows are as large as the stride
def max_pool(x, size, stride):
    return x.unfold(2, stride, stride).unfold(3, stride, stride).amax(dim=(4, 5))
