"""A series cut into examples, and how far back a gradient reaches; lesson 08."""

from __future__ import annotations

import operator
from typing import Any

import torch
from torch import nn

__all__ = ["gradient_by_step", "windows"]


def windows(
    series: torch.Tensor, length: int, horizon: int = 1
) -> tuple[torch.Tensor, torch.Tensor]:
    """Cut a series into windows of past values, each with the value to forecast from it.

    Window ``i`` holds the values from ``i`` to ``i + length - 1``, the oldest first; its target is
    the value ``horizon`` steps after the last of them. No window holds its target, or anything that
    comes after it.

    Parameters
    ----------
    series : torch.Tensor, shape (N,)
        Values in the order of time.
    length : int
        How many past values a window holds.
    horizon : int, default=1
        How far ahead the target lies; 1 is the next value.

    Returns
    -------
    x : torch.Tensor, shape (N - length - horizon + 1, length)
    y : torch.Tensor, shape (N - length - horizon + 1,)
        Both have the dtype of the series, and are copies.

    Raises
    ------
    TypeError, ValueError
        If the series is not a 1-D tensor, length or horizon are not whole numbers from 1, or the
        series is too short for a single window with its target.

    Examples
    --------
    >>> x, y = windows(torch.tensor([1, 2, 3, 4, 5]), length=3)
    >>> x
    tensor([[1, 2, 3],
            [2, 3, 4]])
    >>> y
    tensor([4, 5])
    """
    if not isinstance(series, torch.Tensor):
        raise TypeError(
            f"series must be a tensor, not {type(series).__name__}; torch.as_tensor makes one."
        )
    if series.ndim != 1:
        raise ValueError(
            f"series must have one axis, time, but its shape is {tuple(series.shape)}."
        )
    length, horizon = _from_one(length, "length"), _from_one(horizon, "horizon")
    count = len(series) - length - horizon + 1
    if count < 1:
        raise ValueError(
            f"A window of {length} and a target {horizon} ahead need {length + horizon} values, "
            f"but the series has {len(series)}."
        )
    x = series.unfold(0, length, 1)[:count].clone()
    return x, series[length + horizon - 1 :].clone()


def gradient_by_step(rnn: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Measure how strongly the last output depends on the input of each step.

    Parameters
    ----------
    rnn : nn.Module
        An ``nn.RNN``, ``nn.LSTM`` or ``nn.GRU`` with ``batch_first=True``. It is not changed, nor
        are its gradients.
    x : torch.Tensor, shape (N, T, D), float
        N sequences of T steps.

    Returns
    -------
    torch.Tensor, shape (T,)
        For each step the norm of the gradient of the last output (the sum of its numbers) with
        respect to the D inputs, as a mean over the N sequences.

    Raises
    ------
    ValueError
        If x has another shape.

    Examples
    --------
    >>> _ = torch.manual_seed(0)
    >>> rnn = nn.RNN(3, 16, batch_first=True)
    >>> norms = gradient_by_step(rnn, torch.randn(8, 20, 3))
    >>> bool(norms[0] < 0.001 * norms[-1])
    True
    """
    if x.ndim != 3:
        raise ValueError(f"x has shape {tuple(x.shape)}; give (N, T, D), sequences first.")
    leaf = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        outputs, _ = rnn(leaf)
        (gradient,) = torch.autograd.grad(outputs[:, -1].sum(), leaf)
    return gradient.norm(dim=2).mean(dim=0)


def _from_one(value: Any, name: str) -> int:
    try:
        if isinstance(value, bool):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {value!r}.") from None
    if number < 1:
        raise ValueError(f"{name} must be 1 or more, not {number}.")
    return number
