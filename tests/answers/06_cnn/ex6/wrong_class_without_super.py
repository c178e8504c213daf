# hint: before Module.__init__
from torch import nn


class Net(nn.Module):
    def __init__(self, classes):
        self.conv = nn.Conv2d(1, 16, 5, padding=2)

    def forward(self, x):
        return self.conv(x)


def make_conv_net(classes=10):
    return Net(classes)
