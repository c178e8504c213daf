# hint: dense: only rows and columns
def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size**2 + int(bias))


def dense_parameters(before, after):
    m, n = before[1] * before[2], after[1] * after[2]
    return m * n + n
