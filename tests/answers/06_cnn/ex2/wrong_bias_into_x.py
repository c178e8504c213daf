# hint: You changed x itself
def convolve(x, weight, bias, stride=1, padding=0):
    y = F.conv2d(x, weight, bias, stride, padding)
    x += 0.5
    return y
