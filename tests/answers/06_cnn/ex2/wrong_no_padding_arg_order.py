# hint: Do without
def convolve(x, weight, bias, stride=1, padding=0):
    return F.conv2d(x, weight, bias, stride, padding)
