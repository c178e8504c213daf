# hint: conv: one bias for each filter, not one for all
def conv_parameters(channels, filters, size, bias=True):
    return filters * channels * size**2 + bias


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(after)
