"""Points in a plane, in two classes."""

from __future__ import annotations

import difflib
import math

import numpy as np
import torch

from course_utils.data.arguments import describe, seed_number, whole_number


def points(kind, n=200, *, noise=0.1, seed=0):
    """Draw points of two classes in the plane.

    Parameters
    ----------
    kind : {"linear", "xor", "moons", "circles"}
        - ``"linear"``: on both sides of the line x₁ + x₂ = 0, at least 0.1 away from it, whatever
          the noise: a perceptron separates them.
        - ``"xor"``: class 1 where x₁ and x₂ differ in sign.
        - ``"moons"``: two half circles that reach into each other.
        - ``"circles"``: a small circle (class 1) inside a large one.
    n : int, default=200
        How many; class 1 gets half of them, rounded down.
    noise : float, default=0.1
        Standard deviation of what is added to each coordinate.
    seed : int, default=0

    Returns
    -------
    x : torch.Tensor, shape (n, 2), float32
    y : torch.Tensor, shape (n,), int64
        0 or 1.

    Raises
    ------
    TypeError, ValueError
        If the kind is unknown, n is not a whole number from 2, or the noise is negative.

    Examples
    --------
    >>> x, y = points("xor", 100, noise=0)
    >>> x.shape, y.shape
    (torch.Size([100, 2]), torch.Size([100]))
    >>> torch.equal(y == 1, x[:, 0] * x[:, 1] < 0)
    True
    """
    draws = {"linear": _linear, "xor": _xor, "moons": _moons, "circles": _circles}
    if kind not in draws:
        near = difflib.get_close_matches(str(kind).lower(), draws, n=1)
        guess = f'Did you mean "{near[0]}"? ' if near else ""
        raise ValueError(f"There is no toy set {kind!r}. {guess}There are {', '.join(draws)}.")
    n = whole_number(n, "n", least=2)
    if isinstance(noise, bool) or not isinstance(noise, int | float):
        raise TypeError(f"noise must be a number, not {describe(noise)}.")
    if not 0 <= noise < math.inf:
        raise ValueError(f"noise must be 0 or more, not {noise}.")
    # RandomState's stream is frozen for ever; default_rng's may change with numpy.
    rng = np.random.RandomState(seed_number(seed))
    y = rng.permutation(np.arange(n) < n // 2).astype(np.int64)
    x = draws[kind](y, noise, rng)
    return torch.from_numpy(x.astype(np.float32)), torch.from_numpy(y)


def _linear(y, noise, rng):
    # In the direction across the line, move each point to its own side; 0.1 is the margin.
    x = rng.uniform(-1, 1, (len(y), 2)) + noise * rng.standard_normal((len(y), 2))
    across = x.sum(axis=1) / np.sqrt(2)
    wanted = (2 * y - 1) * (0.1 + np.abs(across))
    return x + ((wanted - across) / np.sqrt(2))[:, None]


def _xor(y, noise, rng):
    x = rng.uniform(0.1, 1, (len(y), 2))
    first = rng.choice([-1, 1], len(y))
    x *= np.stack([first, np.where(y == 1, -first, first)], axis=1)
    return x + noise * rng.standard_normal(x.shape)


def _moons(y, noise, rng):
    angle = rng.uniform(0, np.pi, len(y))
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    x = np.where(y[:, None] == 1, [1, 0.5] - upper, upper)
    return x + noise * rng.standard_normal(x.shape)


def _circles(y, noise, rng):
    angle = rng.uniform(0, 2 * np.pi, len(y))
    x = np.where(y == 1, 0.5, 1.0)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return x + noise * rng.standard_normal(x.shape)
