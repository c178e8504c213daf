# hint: conv: that is one filter, and the biases
def conv_parameters(channels, filters, size, bias=True):
    return channels * size**2 + filters


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(after)
