"""Seeds, the number of parameters, and the default device."""

import random

import numpy as np
import pytest
import torch
from torch import nn

from course_utils import training
from tests.unit.course_utils.training.toys import network


def test_seed_everything_seeds_everything():
    draws = []
    for _ in range(2):
        training.seed_everything(7)
        draws.append((random.random(), np.random.rand(), torch.rand(1).item()))
    assert draws[0] == draws[1]


@pytest.mark.parametrize("seed", [-1, 2**32, 1.5, "0", None, True])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ValueError, match="give a whole number from 0"):
        training.seed_everything(seed)


def test_count_parameters():
    model = network()
    assert training.count_parameters(model) == 6 * 16 + 16 + 2 * 16 + 16 * 3 + 3
    model[0].requires_grad_(False)
    assert training.count_parameters(model) == 2 * 16 + 16 * 3 + 3
    assert training.count_parameters(model, frozen=True) == 6 * 16 + 16 + 2 * 16 + 16 * 3 + 3
    tied = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3))
    tied[1].weight = tied[0].weight
    assert training.count_parameters(tied) == 9 + 3 + 3


@pytest.mark.parametrize(
    ("cuda", "mps", "device"), [(True, True, "cuda"), (False, True, "mps"), (False, False, "cpu")]
)
def test_default_device_takes_the_fastest(monkeypatch, cuda, mps, device):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert training.default_device() == torch.device(device)
