from torch import nn


def better_network():
    # An odd function: f(-x) = -f(x), and yet it bends.
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 128, bias=False),
        nn.Tanh(),
        nn.Linear(128, 64, bias=False),
        nn.Tanh(),
        nn.Linear(64, 10, bias=False),
    )
