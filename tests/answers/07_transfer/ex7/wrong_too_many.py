# hint: more than 1,000
from torch import nn


def learn_body(images, labels):
    return nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.Flatten())
