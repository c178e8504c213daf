# hint: Do without
def convolve(x, weight, bias, stride=1, padding=0):
    return F.conv3d(
        x[:, :, None], weight[:, :, None], bias, (1, stride, stride), (0, padding, padding)
    )[:, :, 0]
