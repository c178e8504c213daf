"""Small tensors as tables of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch

from course_utils.plotting.style import BLACK, fitting, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def tensor_tables(
    parts: Sequence[Any], *, titles: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw small tensors as tables of numbers, with signs such as ``+`` and ``=`` between them.

    It shows what an operation does to each number, for instance how broadcasting repeats a row.

    Parameters
    ----------
    parts : sequence of tensors of at most 2 dimensions, and str
        What to draw from left to right. A 1-D tensor of shape [D] is drawn as one row. Numbers that
        a tensor repeats without storing them (its stride is 0, as after ``expand``) are drawn pale.
    titles : sequence of str, optional
        One for each tensor, written above it; its shape if None.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes
        What it was drawn on.

    Raises
    ------
    ValueError
        If a tensor has more than 2 dimensions.

    Examples
    --------
    >>> from course_utils import plotting
    >>> x = torch.arange(6).reshape(2, 3)
    >>> ax = plotting.tensor_tables([x, "+", torch.ones(3).expand(2, 3), "=", x + 1])
    """
    tensors = [part for part in parts if not isinstance(part, str)]
    if any(tensor.ndim > 2 for tensor in tensors):
        raise ValueError("tensor_tables() draws tensors of at most 2 dimensions: slice it first.")
    titles = [f"{list(t.shape)}" for t in tensors] if titles is None else titles
    names = iter(titles)
    tables = [part if isinstance(part, str) else torch.atleast_2d(part) for part in parts]
    rows = max(len(table) for table in tables if not isinstance(table, str))
    width = sum(0.9 if isinstance(table, str) else table.shape[1] for table in tables)
    if ax is None:
        ax = new_axes(figsize=fitting((0.55 * width + 0.4, 0.42 * rows + 0.7)))
    left = 0.0
    for table in tables:
        if isinstance(table, str):
            ax.text(left + 0.45, rows / 2, table, ha="center", va="center", fontsize=16)
            left += 0.9
            continue
        top = (rows - len(table)) / 2
        repeats = [stride == 0 for stride in table.stride()]
        for i, row in enumerate(table.tolist()):
            for j, number in enumerate(row):
                pale = (repeats[0] and i > 0) or (repeats[1] and j > 0)
                ax.add_patch(_cell(left + j, top + i, pale))
                ax.text(
                    left + j + 0.5,
                    top + i + 0.5,
                    f"{number:.3g}",
                    ha="center",
                    va="center",
                    color="#767676" if pale else BLACK,
                )
        ax.text(left + table.shape[1] / 2, top - 0.15, next(names), ha="center", va="bottom")
        left += table.shape[1]
    ax.set(xlim=(-0.1, left + 0.1), ylim=(rows + 0.1, -0.8), aspect="equal")
    ax.set_axis_off()
    return ax


def _cell(left: float, top: float, pale: bool) -> Any:
    from matplotlib.patches import Rectangle

    face, edge = ("white", "#B8B8B8") if pale else ("#E3EFF8", "#5A5A5A")
    return Rectangle((left, top), 1, 1, facecolor=face, edgecolor=edge, linewidth=0.8)
