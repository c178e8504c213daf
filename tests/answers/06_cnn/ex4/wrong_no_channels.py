# hint: conv: the channels are missing
def conv_parameters(channels, filters, size, bias=True):
    return filters * size**2 + filters * bias


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(after)
