# hint: dense: only the channels
def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size**2 + int(bias))


def dense_parameters(before, after):
    return before[0] * after[0] + after[0]
