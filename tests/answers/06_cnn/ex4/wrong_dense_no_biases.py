# hint: dense: the biases are missing
def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size**2 + int(bias))


def dense_parameters(before, after):
    m, n = math.prod(before), math.prod(after)
    return m * n
