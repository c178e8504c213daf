# hint: Expected a whole number
def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size**2 + int(bias))


def dense_parameters(before, after):
    return float(np.prod(before) * np.prod(after) + np.prod(after))
