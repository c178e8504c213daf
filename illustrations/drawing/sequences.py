"""Series in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLUE,
    as_array,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHADES = ("#FFFFFF", "#E8E8E8", "#CFCFCF")


def time_series(
    times: Any,
    values: Any,
    *,
    parts: Mapping[str, tuple[float, float]] | None = None,
    names: tuple[str, str] = ("year", "value"),
    ax: Axes | None = None,
) -> Axes:
    """Draw a series over time, with the parts that it was split into as shades behind it.

    Parameters
    ----------
    times, values : tensor or array of shape [N]
    parts : mapping of str to (first, last), optional
        Name of a part -> its first and last time. At most three; each has a darker shade.
    names : (str, str)
        What stands at the axes, with the unit.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If times and values do not fit each other, or there are more than three parts.

    Examples
    --------
    >>> from course_utils import plotting
    >>> from illustrations import drawing
    >>> ax = drawing.time_series([1, 2, 3], [5, 6, 4], parts={"train": (1, 2), "test": (3, 3)})
    >>> [text.get_text() for text in ax.texts]
    ['train', 'test']
    """
    times, values = two_columns(times, values, "time_series")
    parts = dict(parts or {})
    if len(parts) > len(_SHADES):
        raise ValueError(f"time_series has shades for three parts, and got {len(parts)}.")
    if ax is None:
        ax = new_axes(figsize=(8.0, 3.2))
    step = float(np.diff(times).min()) if len(times) > 1 else 1.0
    room = 0.12 * (values.max() - values.min() or 1.0)
    top = values.max() + 1.6 * room
    for (name, (first, last)), shade in zip(parts.items(), _SHADES, strict=False):
        ax.axvspan(first - step / 2, last + step / 2, facecolor=shade, zorder=0)
        ax.text((first + last) / 2, top - 0.3 * room, name, ha="center", va="top")
    ax.plot(times, values, "-", color=BLUE, linewidth=1.4)
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.set(xlim=(times[0] - step / 2, times[-1] + step / 2))
    ax.set_ylim(values.min() - room / 2, top)
    return ax


def two_columns(times: Any, values: Any, name: str) -> tuple[np.ndarray, np.ndarray]:
    times, values = as_array(times).astype(float), as_array(values).astype(float)
    if times.ndim != 1 or times.shape != values.shape or len(times) == 0:
        raise ValueError(
            f"{name}: times have shape {times.shape} and values {values.shape}; give one value "
            "for each time."
        )
    return times, values
