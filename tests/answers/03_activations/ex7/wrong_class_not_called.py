# hint: must return a network
from torch import nn


def better_network():
    return nn.Sequential
