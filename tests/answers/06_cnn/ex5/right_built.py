import torch
from torch import nn


def read_network():
    layers = [
        nn.Conv2d(3, 12, 5, stride=2),
        nn.BatchNorm2d(12),
        nn.ReLU(),
        nn.MaxPool2d(3, stride=2),
        nn.Conv2d(12, 20, 3, padding=1, bias=False),
        nn.ReLU(),
        nn.Conv2d(20, 20, 1),
        nn.ReLU(),
        nn.AvgPool2d(2),
    ]
    x = torch.rand(1, 3, 61, 51)
    for layer in layers:
        x = layer(x)
        if layer is layers[4]:
            places = x.shape[2] * x.shape[3]
    count = lambda layer: sum(p.numel() for p in layer.parameters())
    return {
        "maps": tuple(x.shape[1:]),
        "conv 1": count(layers[0]),
        "norm": count(layers[1]),
        "conv 2": count(layers[4]),
        "conv 3": count(layers[6]),
        "linear": count(nn.Linear(x.numel(), 9)),
        "field": 21,
        "products": places * count(layers[4]),
    }
