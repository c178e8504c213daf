# hint: You took the largest over the channels, too. Each channel has its own map.
def max_pool(x, size, stride):
    windows = x.unfold(2, size, stride).unfold(3, size, stride)
    return windows.amax(dim=(4, 5)).amax(dim=1, keepdim=True)
