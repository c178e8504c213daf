"""Errors that beginners run into are explained, whatever words PyTorch finds for them today."""

import math

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from tutor.explaining import explain


class _NoSuper(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(2, 1)


class _NoForward(nn.Module):
    pass


def _unbound():
    if math.pi < 3:
        value = 1
    return value


def _twice():
    x = torch.ones(1, requires_grad=True)
    y = x * x
    y.backward()
    y.backward()


def _in_place():
    x = torch.ones(2, requires_grad=True)
    y = x.exp()
    y += 1
    y.sum().backward()


IMAGES = torch.ones(2, 1, 4, 4)
ERRORS = {
    "a product of matrices": lambda: torch.ones(2, 3) @ torch.ones(2, 3),
    "a linear layer": lambda: nn.Linear(3, 2)(torch.ones(2, 4)),
    "shapes that do not go together": lambda: torch.ones(2, 3) + torch.ones(2),
    "a reshape": lambda: torch.ones(6).reshape(4, 2),
    "a view": lambda: torch.ones(2, 3).T.view(6),
    "an axis": lambda: torch.ones(2).sum(dim=3),
    "a cat": lambda: torch.cat([torch.ones(2, 3), torch.ones(2, 2)]),
    "values and places": lambda: torch.ones(2, 3) - torch.ones(2, 3).max(dim=1),
    "a stack": lambda: torch.stack([torch.ones(2), torch.ones(3)]),
    "channels": lambda: nn.Conv2d(3, 1, 2)(IMAGES),
    "no images": lambda: nn.Conv2d(1, 1, 2)(torch.ones(4)),
    "features of a batch norm": lambda: nn.BatchNorm1d(3)(torch.ones(2, 4)),
    "a batch of one": lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)),
    "targets": lambda: F.cross_entropy(torch.ones(3, 2), torch.ones(2).long()),
    "targets of another shape": lambda: F.binary_cross_entropy(torch.ones(3, 1), torch.ones(3)),
    "float and long": lambda: torch.ones(2, 2).long() @ torch.ones(2, 2),
    "a mean of whole numbers": lambda: torch.ones(2).long().mean(),
    "no gradient": lambda: torch.ones(2).sum().backward(),
    "not in the graph": lambda: torch.autograd.grad(
        torch.ones(1, requires_grad=True).sum(), torch.ones(1, requires_grad=True)
    ),
    "a leaf in place": lambda: nn.Linear(2, 1).weight.add_(1),
    "in place": _in_place,
    "backward twice": _twice,
    "many numbers": lambda: torch.ones(2, requires_grad=True).backward(),
    "numpy": lambda: torch.ones(2, requires_grad=True).numpy(),
    "no parameters": lambda: torch.optim.SGD([], lr=1),
    "no super": _NoSuper,
    "no forward": lambda: _NoForward()(1),
    "None": lambda: None + torch.ones(1),
    "None has no shape": lambda: None.shape,
    "a float has no backward": lambda: (1.0).backward(),
    "a misspelling": lambda: torch.ones(1).maen(),
    "if": lambda: bool(torch.ones(2) > 0),
    "one number": lambda: math.exp(torch.ones(2)),
    "item": lambda: torch.ones(2).item(),
    "a list for a tensor": lambda: torch.relu([1.0]),
    "a number for a tensor": lambda: torch.exp(1.0),
    "not a function": lambda: torch.ones(1)(),
    "unpacking": lambda: (lambda a, b: 0)(*1),
    "too many values": lambda: [0 for a, b in [(1, 2, 3)]],
    "a missing argument": lambda: (lambda a, b: 0)(1),
    "another argument": lambda: (lambda a: 0)(b=1),
    "a name": lambda: nothing_of_that_name,  # noqa: F821
    "unbound": _unbound,
    "an index": lambda: [1][1],
    "an index of a tensor": lambda: torch.ones(2)[5],
    "a key": lambda: {}["lr"],
    "a negative step": lambda: torch.ones(3)[::-1],
    "zero": lambda: 1 / 0,
    "overflow": lambda: math.exp(1000),
    "a logarithm": lambda: math.log(-1),
    "no next": lambda: next(iter([])),
    "a normal distribution": lambda: torch.distributions.Normal(0.0, 0.0),
    "CUDA": lambda: torch.ones(1).to("cuda:99"),
}


@pytest.mark.parametrize("what", ERRORS)
def test_it_is_explained(what):
    with pytest.raises(BaseException) as caught:  # noqa: PT011
        ERRORS[what]()
    name, message = type(caught.value).__name__, str(caught.value)
    meaning = explain(name, message)
    assert meaning, f"{name}: {message}"
    assert meaning.endswith((".", "?"))
    assert 20 < len(meaning) < 260


def test_values_and_places_are_told_apart():
    with pytest.raises(TypeError) as caught:
        ERRORS["values and places"]()
    assert ".values" in explain("TypeError", str(caught.value))


def test_what_nobody_knows_is_not_explained():
    assert explain("Rain", "in the afternoon") is None


def test_a_message_without_end_takes_no_time():
    assert explain("Rain", "size " * 1_000_000) is None
