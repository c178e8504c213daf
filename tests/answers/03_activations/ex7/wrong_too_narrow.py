# hint: Validation accuracy
from torch import nn


def better_network():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 2),
        nn.ReLU(),
        nn.Linear(2, 2),
        nn.ReLU(),
        nn.Linear(2, 10),
    )
