# hint: dense: here nothing is shared
import math


def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size * size + bias)


def dense_parameters(before, after):
    return (math.prod(before) + 1) * after[0]
