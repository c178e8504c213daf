# hint: dense: only the numbers that come out
import math


def conv_parameters(channels, filters, size, bias=True):
    return filters * (channels * size * size + bias)


def dense_parameters(before, after):
    return math.prod(before) * math.prod(after) + math.prod(before) + math.prod(after)
