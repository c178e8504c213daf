# hint: it is still near chance
from torch import nn


def better_network():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 30),
        nn.Sigmoid(),
        nn.Linear(30, 30),
        nn.Sigmoid(),
        nn.Linear(30, 30),
        nn.Sigmoid(),
        nn.Linear(30, 10),
    )
