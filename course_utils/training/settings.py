"""What a training starts from: seeds, a device, the number of parameters."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import nn


def seed_everything(seed: int = 0) -> None:
    """Start all random numbers from a seed: Python's, numpy's, and torch's on every device.

    Parameters
    ----------
    seed : int
        From 0 to 2**32 - 1.

    Raises
    ------
    ValueError
        If it is no such number.

    Examples
    --------
    >>> seed_everything(3)
    >>> a = torch.rand(2)
    >>> seed_everything(3)
    >>> torch.equal(a, torch.rand(2))
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise ValueError(f"seed={seed!r}: give a whole number from 0 to 4294967295.")
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def default_device() -> torch.device:
    """Return the fastest device there is: an NVIDIA or AMD GPU, an Apple one, or the CPU.

    Returns
    -------
    torch.device
        Of type "cuda", "mps" or "cpu".
    """
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def count_parameters(model: nn.Module, *, frozen: bool = False) -> int:
    """Count the numbers that training changes.

    Parameters
    ----------
    model : nn.Module
        Parameters that are shared between layers count once.
    frozen : bool
        Count those with ``requires_grad=False`` too.

    Returns
    -------
    int

    Examples
    --------
    >>> count_parameters(nn.Linear(784, 10))
    7850
    """
    return sum(p.numel() for p in model.parameters() if p.requires_grad or frozen)
