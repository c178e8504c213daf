"""Attention weights: as tables of shades, and over an image; and what stands for the positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    VERMILION,
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
    >>> import torch
    >>> axes = plotting.attention_maps({"even": torch.full((2, 4), 0.25)})
    >>> axes[0].get_title()
    'even'
    """
    tables = {title: _weights(table, title) for title, table in maps.items()}
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


def patch_attention(
    image: Any,
    weights: Mapping[str, Any],
    *,
    query: tuple[int, int] | None = None,
    axes: Any = None,
) -> np.ndarray:
    r"""Draw an image, and beside it where attention looks: the brighter a patch, the more.

    Parameters
    ----------
    image : tensor or array of shape [H, W] or [1, H, W]
        Grey values.
    weights : mapping of str to tensor or array of shape [g, g]
        Title -> one weight for each patch, in a grid. Each picture has its own scale, from 0 to its
        largest weight, which stands in the title.
    query : (row, column), optional
        The patch that looks, in the grid; it gets a frame.
    axes : sequence of Axes, optional
        Where to draw, one more than there are weights; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If the image is not grey, the grid does not fit, or there are too few axes.

    Examples
    --------
    >>> from course_utils import plotting
    >>> import torch
    >>> axes = plotting.patch_attention(torch.rand(28, 28), {"head 1": torch.full((7, 7), 1 / 49)})
    >>> axes[1].get_title()
    'head 1\nup to 0.02'
    """
    from matplotlib.patches import Rectangle

    picture = as_array(image).astype(float)
    picture = picture[0] if picture.ndim == 3 and picture.shape[0] == 1 else picture
    if picture.ndim != 2:
        raise ValueError(f"The image has shape {picture.shape}; give one grey image, [H, W].")
    height, width = picture.shape
    grids = {title: _weights(grid, title) for title, grid in weights.items()}
    if not grids:
        raise ValueError("patch_attention needs the weights of at least one head.")
    for title, grid in grids.items():
        if height % grid.shape[0] or width % grid.shape[1]:
            raise ValueError(
                f"{title!r} is a grid of {grid.shape}, which does not fit an image of "
                f"{picture.shape}. Is the class token still in it?"
            )
        if query is not None and not all(
            0 <= at < size for at, size in zip(query, grid.shape, strict=True)
        ):
            raise ValueError(f"There is no patch {query} in a grid of {grid.shape}.")
    if axes is None:
        count = len(grids) + 1
        axes = new_axes(1, count, figsize=fitting((1.75 * count, 2.2)))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(grids) + 1:
        raise ValueError(f"patch_attention draws {len(grids) + 1} plots, and got {len(axes)} axes.")
    low, high = picture.min(), picture.max()
    picture = (picture - low) / (high - low if high > low else 1.0)
    axes[0].imshow(picture, cmap="gray", vmin=0, vmax=1)
    axes[0].set_title("image")
    for ax, (title, grid) in zip(axes[1:], grids.items(), strict=False):
        tall, wide = height // grid.shape[0], width // grid.shape[1]
        share = grid / max(float(grid.max()), 1e-9)
        over = np.kron(share, np.ones((tall, wide)))
        # A trace of the image stays, so that one sees what is being looked at.
        ax.imshow(over, cmap="viridis", vmin=0, vmax=1)
        ax.contour(picture, levels=[0.25], colors="white", linewidths=0.8)
        ax.set_title(f"{title}\nup to {grid.max():.2f}", fontsize=9)
        if query is not None:
            row, column = query
            for each in (ax, axes[0]):
                each.add_patch(
                    Rectangle(
                        (column * wide - 0.5, row * tall - 0.5),
                        wide,
                        tall,
                        fill=False,
                        edgecolor=VERMILION,
                        linewidth=2,
                    )
                )
    used = axes[: len(grids) + 1]
    for ax in used:
        ax.set(xticks=[], yticks=[])
        for spine in ax.spines.values():
            spine.set_visible(False)
    return used


def position_table(table: Any, *, ax: Axes | None = None) -> Axes:
    """Draw what is added to the tokens to tell their positions: one row for each position.

    Parameters
    ----------
    table : tensor or array of shape [n, d]
        Such as ``transformer.sinusoidal_positions(n, d)``.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table has another shape.

    Examples
    --------
    >>> from course_utils import plotting, transformer
    >>> ax = plotting.position_table(transformer.sinusoidal_positions(40, 32))
    >>> ax.get_ylabel()
    'position'
    """
    table = as_array(table)
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(f"The table has shape {table.shape}; give [positions, numbers].")
    if ax is None:
        ax = new_axes(figsize=(min(LARGEST_WIDTH, 6.0), min(LARGEST_HEIGHT, 3.4)))
    reach = max(float(np.abs(table).max()), 1e-9)
    # From dark to bright, so that a print in grey tells -1 from 1.
    shades = ax.imshow(table, cmap="cividis", vmin=-reach, vmax=reach, aspect="auto")
    ax.figure.colorbar(shades, ax=ax, label="value")
    for side in ("top", "right"):
        ax.spines[side].set_visible(True)
    ax.set(xlabel="number in the vector (dimension)", ylabel="position")
    return ax


def _weights(table: Any, title: str) -> np.ndarray:
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
