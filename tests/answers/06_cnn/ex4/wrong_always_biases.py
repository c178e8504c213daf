# hint: you count biases with bias=False
def conv_parameters(channels, filters, size, bias=True):
    return filters * channels * size**2 + filters


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(after)
