def conv_parameters(channels, filters, size, bias=True):
    total = 0
    for _ in range(filters):
        total += channels * size * size
        if bias:
            total += 1
    return total


def dense_parameters(before, after):
    c, h, w = before
    d, i, j = after
    return (c * h * w + 1) * d * i * j
