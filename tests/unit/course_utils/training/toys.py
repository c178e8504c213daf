"""Points and networks small enough to train in a moment, for the tests of training."""

import torch
from torch import nn


def toy(n=50, features=6, classes=3, seed=0):
    """Points that a small network can learn: x [n, features], y [n]."""
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(n, features, generator=generator)
    y = (x @ torch.randn(features, classes, generator=generator)).argmax(dim=1)
    return x, y


def toy_by_heart(n=50, seed=0):
    """Points whose classes are drawn at random: all that can be learnt of them is by heart."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(n, 6, generator=generator), torch.randint(3, (n,), generator=generator)


def batches(x, y, size=8):
    return list(zip(x.split(size), y.split(size), strict=True))


def network(dropout=0.0, width=16, seed=0):
    """Logits [N, 3] of points [N, 6], with a batch norm and a dropout layer on the way."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(6, width),
        nn.BatchNorm1d(width),
        nn.ReLU(),
        nn.Dropout(dropout),
        nn.Linear(width, 3),
    )


def same_weights(a, b):
    a, b = a.state_dict(), b.state_dict()
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def assert_same(a, b):
    """Assert that two models hold the same numbers, to the last bit."""
    for name, value in a.state_dict().items():
        assert torch.equal(value, b.state_dict()[name]), name
