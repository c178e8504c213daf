# hint: Do without
def convolve(x, weight, bias, stride=1, padding=0):
    return torch.conv2d(x, weight, bias, stride, padding)
