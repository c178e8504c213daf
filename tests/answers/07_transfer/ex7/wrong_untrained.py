# hint: a body gives that has learned nothing
import torch
from torch import nn


def make():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, stride=2, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3, stride=2, padding=1),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.Flatten(),
    )


def learn_body(images, labels):
    torch.manual_seed(1)
    body = make()
    with torch.no_grad():
        body(images)
    return body.eval()
