# hint: It has no parameters
import torch.nn.functional as F
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, before, after, stride=1):
        super().__init__()
        self.layers = [
            nn.Conv2d(before, after, 3, stride, 1, bias=False),
            nn.BatchNorm2d(after),
            nn.ReLU(),
            nn.Conv2d(after, after, 3, 1, 1, bias=False),
            nn.BatchNorm2d(after),
        ]
        self.skip = [nn.Conv2d(before, after, 1, stride, bias=False), nn.BatchNorm2d(after)]

    def forward(self, x):
        h, skip = x, x
        for layer in self.layers:
            h = layer(h)
        for layer in self.skip:
            skip = layer(skip)
        return F.relu(h + skip)


def make_resnet(widths=(16, 32, 64), classes=10):
    layers = [
        nn.Conv2d(1, widths[0], 3, padding=1, bias=False),
        nn.BatchNorm2d(widths[0]),
        nn.ReLU(),
    ]
    layers.append(ResidualBlock(widths[0], widths[0]))
    for before, after in zip(widths, widths[1:]):
        layers.append(ResidualBlock(before, after, 2))
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(widths[-1], classes)]
    return nn.Sequential(*layers)
