import math


def output_size(size, kernel, stride=1, padding=0):
    return math.ceil((size - kernel + 2 * padding + 1) / stride)
