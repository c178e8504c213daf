# hint: give three ints in brackets
from torch import nn


def fill_the_orders():
    return {
        "A": nn.Conv2d(1, 1, 7, 1, 3),
        "B": nn.Conv2d(1, 1, 7, 2, 3),
        "C": nn.Conv2d(1, 1, 4, 4),
        "D": nn.Conv2d(1, 1, 6, 3),
        "E": nn.Conv2d(1, 1, 4, 1, 4),
        "F": nn.Conv2d(1, 1, 5),
    }
