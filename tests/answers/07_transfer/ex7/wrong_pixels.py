# hint: blurred pixels reach 70 %
from torch import nn


def learn_body(images, labels):
    return nn.Flatten()
