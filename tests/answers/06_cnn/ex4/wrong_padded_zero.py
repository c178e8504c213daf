# hint: You padded with zeros: there is no padding.
def max_pool(x, size, stride):
    x = F.pad(x, (size // 2,) * 4)
    return x.unfold(2, size, stride).unfold(3, size, stride).amax((-1, -2))
