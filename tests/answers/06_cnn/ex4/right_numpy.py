def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size**2 + int(bias))


def dense_parameters(before, after):
    return (np.prod(before) + 1) * np.prod(after)
