# hint: blurred pixels reach 70 %
from torch import nn


def learn_body(images, labels):
    return nn.Sequential(nn.AvgPool2d(3, 1, 1), nn.Flatten())
