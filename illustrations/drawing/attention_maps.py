"""Attention as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    as_array,
    fitting,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WRITTEN = 8  # tables with more rows or columns than this get no numbers
_TICKS = 12  # no more names than this along an axis


def attention_maps(
    maps: Mapping[str, Any],
    *,
    queries: Sequence[str] | None = None,
    keys: Sequence[str] | None = None,
    names: tuple[str, str] = ("looks at (key)", "who looks (query)"),
    axes: Any = None,
) -> np.ndarray:
    """Draw attention weights as shades, one row for each query: where does it look?

    Small tables have their numbers written into them.

    Parameters
    ----------
    maps : mapping of str to tensor or array of shape [n, m]
        Title -> weights from 0 to 1. All have one shape, and one scale of shades.
    queries : sequence of n str, optional
        Names of the rows. Default: their numbers.
    keys : sequence of m str, optional
        Names of the columns. Default: their numbers.
    names : (str, str)
        What stands at the axes.
    axes : sequence of Axes, optional
        Where to draw, one for each map; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no map, the maps are not weights of one shape, or names or axes are missing.

    Examples
    --------
    >>> from course_utils import plotting
    >>> from illustrations import drawing
    >>> import torch
    >>> axes = drawing.attention_maps({"even": torch.full((2, 4), 0.25)})
    >>> axes[0].get_title()
    'even'
    """
    tables = {title: as_weights(table, title) for title, table in maps.items()}
    shapes = {table.shape for table in tables.values()}
    if len(shapes) != 1:
        raise ValueError(f"attention_maps needs maps of one shape; these have {sorted(shapes)}.")
    ((n, m),) = shapes
    for what, given, count in (("queries", queries, n), ("keys", keys, m)):
        if given is not None and len(given) != count:
            raise ValueError(f"There are {len(given)} names for {count} {what}.")
    if axes is None:
        side = 3.4 if len(tables) < 3 else 2.6
        size = (side * len(tables) + 0.9, side * min(1.2, max(0.45, n / m)) + 0.9)
        axes = new_axes(1, len(tables), figsize=fitting(size))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(tables):
        raise ValueError(f"attention_maps draws {len(tables)} plots, and got {len(axes)} axes.")
    top = max(1e-9, *(float(table.max()) for table in tables.values()))
    for ax, (title, table) in zip(axes, tables.items(), strict=False):
        shades = ax.imshow(table, cmap="Blues", vmin=0, vmax=top, aspect="auto")
        if max(n, m) <= _WRITTEN:
            for (i, j), weight in np.ndenumerate(table):
                colour = "white" if weight > 0.6 * top else BLACK
                ax.text(j, i, f"{weight:.2f}", ha="center", va="center", color=colour, fontsize=8)
        _name_ticks(ax, "x", keys, m)
        _name_ticks(ax, "y", queries, n)
        for side in ("top", "right"):
            ax.spines[side].set_visible(True)
        ax.set(title=title, xlabel=names[0])
    axes[0].set_ylabel(names[1])
    used = axes[: len(tables)]
    if max(n, m) > _WRITTEN:
        used[0].figure.colorbar(shades, ax=list(used), label="weight", shrink=0.8)
    return used


def as_weights(table: Any, title: str) -> np.ndarray:
    table = as_array(table).astype(float)
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(f"{title!r} has shape {table.shape}; give weights of two dimensions.")
    if not (np.isfinite(table).all() and (table >= 0).all() and (table <= 1 + 1e-5).all()):
        raise ValueError(f"{title!r} holds numbers that are no weights: they lie from 0 to 1.")
    return table


def _name_ticks(ax: Axes, axis: str, given: Sequence[str] | None, count: int) -> None:
    from matplotlib.ticker import MaxNLocator

    which = ax.xaxis if axis == "x" else ax.yaxis
    if given is None:
        which.set_major_locator(MaxNLocator(nbins=8, integer=True))
        return
    every = -(-count // _TICKS)
    which.set_ticks(range(0, count, every), [str(name) for name in given[::every]])
