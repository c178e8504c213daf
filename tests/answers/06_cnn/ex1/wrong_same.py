# hint: You count where a step begins
import math


def output_size(size, kernel, stride=1, padding=0):
    return math.ceil(size / stride)
