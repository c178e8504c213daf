# hint: conv: a filter is square
def conv_parameters(channels, filters, size, bias=True):
    return filters * channels * size + filters * bias


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(after)
