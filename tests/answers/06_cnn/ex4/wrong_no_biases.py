# hint: conv: the biases are missing
def conv_parameters(channels, filters, size, bias=True):
    return filters * channels * size**2


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(after)
