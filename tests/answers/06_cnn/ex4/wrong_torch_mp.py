# hint: Do without
def max_pool(x, size, stride):
    return torch.max_pool2d(x, size, stride)
