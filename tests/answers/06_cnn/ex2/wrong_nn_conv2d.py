# hint: Do without
def convolve(x, weight, bias, stride=1, padding=0):
    layer = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2:], stride, padding)
    layer.weight.data, layer.bias.data = weight, bias
    return layer(x).detach()
