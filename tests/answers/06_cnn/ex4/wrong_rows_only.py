# hint: Only the rows were pooled
def max_pool(x, size, stride):
    return x.unfold(2, size, stride).amax(dim=4)
