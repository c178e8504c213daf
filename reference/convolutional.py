"""Networks that lesson 06 writes out, for whoever needs the same ones again."""

from __future__ import annotations

from torch import nn

__all__ = ["conv_net", "simple_cnn"]


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
