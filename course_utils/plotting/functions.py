"""Curves of functions, and the way down on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LARGEST_WIDTH,
    VERMILION,
    as_array,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def curves(
    functions: Mapping[str, Callable[[torch.Tensor], Any]],
    *,
    start: float = -6.0,
    stop: float = 6.0,
    names: tuple[str, str] = ("$z$", "output"),
    ax: Axes | None = None,
) -> Axes:
    """Draw functions of one number over an interval.

    Parameters
    ----------
    functions : mapping of str to callable
        Label -> function of a float64 tensor [M] that returns [M].
    start, stop : float
        The interval.
    names : (str, str)
        What stands at the axes.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no function, or the interval is empty.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.curves({"sigmoid": torch.sigmoid})
    >>> plotting.show(ax, alt="The sigmoid climbs smoothly from 0 to 1.")
    The sigmoid climbs smoothly from 0 to 1.
    """
    if not functions:
        raise ValueError("curves needs at least one function.")
    if not start < stop:
        raise ValueError(f"The interval from {start} to {stop} is empty.")
    if ax is None:
        ax = new_axes(figsize=(4.8, 3.2))
    z = torch.linspace(start, stop, 801, dtype=torch.float64)
    for label, function in functions.items():
        ax.plot(as_array(z), as_array(function(z)), label=label)
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(start, stop))
    if len(functions) > 1:
        ax.legend()
    return ax


def descent(
    f: Callable[[torch.Tensor], torch.Tensor],
    *,
    start: float,
    rates: Sequence[float],
    steps: int = 10,
    span: float | None = None,
    axes: Any = None,
) -> np.ndarray:
    """Walk down a function of one number by gradient descent, once for each learning rate.

    Parameters
    ----------
    f : callable
        The function, of a float64 tensor [M], made of torch operations: autograd finds its slope.
    start : float
        Where every walk begins.
    rates : sequence of float
        The learning rates; one plot for each.
    steps : int
        Number of steps of each walk.
    span : float, optional
        Draw from -span to span; by default a bit more than ``start``. What leaves it is not drawn.
    axes : sequence of Axes, optional
        Where to draw, one for each rate; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no rate, no step, or there are too few axes.

    Examples
    --------
    >>> from course_utils import plotting
    >>> axes = plotting.descent(lambda x: x**2, start=1.0, rates=[0.1, 0.5], steps=3)
    >>> [ax.get_title() for ax in axes]
    ['learning rate 0.1', 'learning rate 0.5']
    """
    if not rates:
        raise ValueError("descent needs at least one learning rate.")
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
        raise ValueError(f"steps={steps!r}: give the number of steps, 1 or more.")
    span = 1.4 * abs(start) + 0.1 if span is None else span
    if axes is None:
        width = min(LARGEST_WIDTH, 1.4 + 2.3 * len(rates))
        axes = new_axes(1, len(rates), figsize=(width, 2.9))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(rates):
        raise ValueError(f"descent draws {len(rates)} plots, and got {len(axes)} axes.")
    line = torch.linspace(-span, span, 401, dtype=torch.float64)
    heights = as_array(f(line))
    for ax, rate in zip(axes, rates, strict=False):
        walk = [torch.tensor([start], dtype=torch.float64)]
        for _ in range(steps):
            x = walk[-1].clone().requires_grad_()
            (slope,) = torch.autograd.grad(f(x).sum(), x)
            walk.append((x - rate * slope).detach())
        places = torch.cat(walk)
        ax.plot(as_array(line), heights, color=BLACK, linewidth=1.2, linestyle="-")
        ax.plot(as_array(places), as_array(f(places)), "-o", color=VERMILION, linewidth=1)
        ax.plot(start, as_array(f(places))[0], "o", color=BLUE, markersize=8, zorder=3)
        room = 0.06 * (heights.max() - heights.min())
        ax.set(xlim=(-span, span), ylim=(heights.min() - room, heights.max()))
        ax.set(xlabel="$x$", ylabel="$f(x)$", title=f"learning rate {rate:g}")
        ax.label_outer()
    return axes[: len(rates)]
