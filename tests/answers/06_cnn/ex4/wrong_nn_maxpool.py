# hint: Do without
def max_pool(x, size, stride):
    return nn.MaxPool2d(size, stride)(x)
