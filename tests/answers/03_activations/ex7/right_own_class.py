import torch
from torch import nn


class Mine(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(784, 150), nn.Linear(150, 60)])
        self.output = nn.Linear(60, 10)

    def forward(self, x):
        a = x.flatten(1)
        for layer in self.layers:
            a = torch.relu(layer(a))
        return self.output(a)


def better_network():
    return Mine()
