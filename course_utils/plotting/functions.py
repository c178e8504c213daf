"""Functions of one variable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import torch

from course_utils.plotting.style import (
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
