"""Networks that lesson 06 writes out, for whoever needs the same ones again."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

__all__ = ["Block", "conv_net", "deep_net", "simple_cnn"]


class Block(nn.Module):
    """Two 3 x 3 convolutions with batch normalization; with a skip, the input is added.

    Parameters
    ----------
    channels : int
        Of the maps that go in, and of those that come out.
    skip : bool
        Whether the input is added before the last ReLU.

    Examples
    --------
    >>> Block(4, skip=True)(torch.rand(2, 4, 7, 5)).shape
    torch.Size([2, 4, 7, 5])
    """

    def __init__(self, channels: int, skip: bool):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
        )
        self.skip = skip

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Take maps [N, channels, H, W], give maps of the same shape."""
        h = self.layers(x)
        return F.relu(x + h) if self.skip else F.relu(h)


def deep_net(convolutions: int, skip: bool, width: int = 16) -> nn.Sequential:
    """Make the network that lesson 06 makes deeper and deeper, with He's start.

    Parameters
    ----------
    convolutions : int
        In its blocks, two in each; the one before them is not counted.
    skip : bool
        Whether each block adds its input to its output.
    width : int
        Channels of all maps.

    Returns
    -------
    nn.Sequential
        Takes images [N, 1, 28, 28], gives logits [N, 10]. The blocks work on maps of 7 x 7.

    Examples
    --------
    >>> deep_net(40, skip=False)(torch.rand(2, 1, 28, 28)).shape
    torch.Size([2, 10])
    """
    stem = [
        nn.Conv2d(1, width, 3, stride=2, padding=1, bias=False),
        nn.BatchNorm2d(width),
        nn.ReLU(),
        nn.MaxPool2d(2),
    ]
    blocks = [Block(width, skip) for _ in range(convolutions // 2)]
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 10)]
    model = nn.Sequential(*stem, *blocks, *head)
    for layer in model.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    return model


def conv_net() -> nn.Sequential:
    """Make the ConvNet of lesson 06: 29,034 parameters, 15,690 of them in the linear layer.

    Two blocks of 5 x 5 convolution, batch normalization, ReLU and max pooling; one linear layer.

    Returns
    -------
    nn.Sequential
        Takes images [N, 1, 28, 28], gives logits [N, 10]. In between: [N, 16, 14, 14] after the
        first block, [N, 32, 7, 7] after the second, which are 1568 numbers an image.

    Examples
    --------
    >>> import torch
    >>> conv_net()(torch.rand(2, 1, 28, 28)).shape
    torch.Size([2, 10])
    """
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 5, padding=2),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(32 * 7 * 7, 10),
    )


def simple_cnn() -> nn.Sequential:
    """Make the SimpleCNN of lesson 06: 804,554 parameters, all but 1,610 in its hidden layer.

    One 3 x 3 convolution with ReLU and max pooling; two linear layers.

    Returns
    -------
    nn.Sequential
        Takes images [N, 1, 28, 28], gives logits [N, 10]. In between: [N, 32, 14, 14] after the
        pooling, which are 6272 numbers an image, then 128.

    Examples
    --------
    >>> import torch
    >>> simple_cnn()(torch.rand(2, 1, 28, 28)).shape
    torch.Size([2, 10])
    """
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(32 * 14 * 14, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )
