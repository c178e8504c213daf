# hint: dense: a volume holds
def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size * size + bias)


def dense_parameters(before, after):
    return sum(before) * sum(after) + sum(after)
