"""Points in a plane, and what a classifier makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.style import (
    BLACK,
    MARKERS,
    PALETTE,
    as_array,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def decision_regions(
    predict: Callable[[torch.Tensor], Any],
    x: Any,
    y: Any,
    *,
    threshold: float = 0.5,
    classes: Sequence[str] | None = None,
    resolution: int = 200,
    ax: Axes | None = None,
) -> Axes:
    """Colour the plane by the class that is predicted there, and draw the points over it.

    Parameters
    ----------
    predict : callable
        A model or function that takes float32 [M, 2] and returns one of: the classes [M]
        (integers or bools), logits [M, C], or one float per point, [M] or [M, 1].
    x : tensor or array of shape [N, 2]
        The points.
    y : tensor or array of shape [N]
        Their classes: 0, 1, ...
    threshold : float
        Where one float per point is returned, class 1 is predicted at this value or above.
        Leave 0.5 for probabilities; give 0 for logits.
    classes : sequence of str, optional
        Names for the legend; else the numbers of the classes.
    resolution : int
        Number of grid points along each axis.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes of the points, the classes or the predictions do not fit.

    Examples
    --------
    >>> from course_utils import plotting
    >>> x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> y = torch.tensor([0, 0, 0, 1])
    >>> ax = plotting.decision_regions(lambda x: x.sum(dim=1) >= 1.5, x, y)
    >>> plotting.show(ax, alt="The gate AND: a line cuts the corner (1, 1) off.")
    The gate AND: a line cuts the corner (1, 1) off.
    """
    from matplotlib.colors import ListedColormap

    x, y = as_array(x), as_array(y).reshape(-1)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) != len(y) or len(x) == 0:
        raise ValueError(
            f"x has shape {tuple(x.shape)} and y has {len(y)} items; decision_regions needs points "
            "[N, 2] and one class for each."
        )
    low, high = x.min(axis=0), x.max(axis=0)
    margin = 0.12 * np.maximum(high - low, 1e-6).max() * np.ones(2)
    low, high = low - margin, high + margin
    across = np.linspace(low[0], high[0], resolution)
    up = np.linspace(low[1], high[1], resolution)
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    regions = _classes_of(predict, torch.from_numpy(grid.astype(np.float32)), threshold)

    number = int(max(regions.max(), y.max())) + 1
    if number > len(PALETTE):
        raise ValueError(f"{number} classes: decision_regions draws at most {len(PALETTE)}.")
    names = [str(c) for c in range(number)] if classes is None else list(classes)
    if len(names) < number:
        raise ValueError(f"{number} classes, but only {len(names)} names: {names}.")
    if ax is None:
        ax = new_axes(figsize=(4.8, 3.6))
    regions = regions.reshape(resolution, resolution)
    ax.imshow(
        regions,
        cmap=ListedColormap(PALETTE[:number]),
        vmin=-0.5,
        vmax=number - 0.5,
        alpha=0.25,
        origin="lower",
        extent=(low[0], high[0], low[1], high[1]),
        aspect="auto",
        interpolation="nearest",
    )
    for c in range(number - 1):
        if (regions <= c).any() and (regions > c).any():
            ax.contour(across, up, regions, levels=[c + 0.5], colors=BLACK, linewidths=1.0)
    for c in range(number):
        ax.scatter(
            *x[y == c].T,
            s=28,
            color=PALETTE[c],
            marker=MARKERS[c],
            edgecolors=BLACK,
            linewidths=0.6,
        )
        ax.scatter(
            [], [], s=28, color=PALETTE[c], marker=MARKERS[c], edgecolors=BLACK, label=names[c]
        )
    ax.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    ax.legend(title="class", loc="center left", bbox_to_anchor=(1.0, 0.5))
    return ax


def points(
    x: Any,
    y: Any,
    *,
    classes: Sequence[str] | None = None,
    names: tuple[str, str] = ("$x_1$", "$x_2$"),
    ax: Axes | None = None,
) -> Axes:
    """Draw points in the plane, each class with its own colour and marker.

    Parameters
    ----------
    x : tensor or array of shape [N, 2]
        The points.
    y : tensor or array of shape [N]
        Their classes: 0, 1, ...
    classes : sequence of str, optional
        Names of the classes for a legend; no legend if None.
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
        If the shapes do not fit, or there are more classes than names or colours.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.points([[0.0, 0.0], [1.0, 1.0]], [0, 1], classes=["stay", "walk"])
    >>> plotting.show(ax, alt="A blue disc at (0, 0) and an orange square at (1, 1).")
    A blue disc at (0, 0) and an orange square at (1, 1).
    """
    x, y = check_points(x, y)
    number = int(y.max()) + 1
    if number > len(PALETTE):
        raise ValueError(f"{number} classes: points draws at most {len(PALETTE)}.")
    if classes is not None and len(classes) < number:
        raise ValueError(f"{number} classes, but only {len(classes)} names: {list(classes)}.")
    if ax is None:
        ax = new_axes(figsize=(4.2, 3.6))
    for c in range(number):
        ax.scatter(
            *x[y == c].T,
            s=28,
            color=PALETTE[c],
            marker=MARKERS[c],
            edgecolors=BLACK,
            linewidths=0.6,
            zorder=3,
            label=None if classes is None else classes[c],
        )
    ax.set(xlabel=names[0], ylabel=names[1])
    if classes is not None:
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    return ax


def _classes_of(predict: Callable, grid: torch.Tensor, threshold: float) -> np.ndarray:
    """Ask for the classes at the points of the grid [M, 2]; the result has shape [M]."""
    was_training = getattr(predict, "training", False)
    if was_training:
        predict.eval()
    try:
        with torch.no_grad():
            values = as_array(predict(grid))
    finally:
        if was_training:
            predict.train()
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if len(values.shape) not in (1, 2) or len(values) != len(grid):
        raise ValueError(
            f"predict returned shape {tuple(values.shape)} for {len(grid)} points; it must return "
            "classes [M], logits [M, C] or one float per point, for points [M, 2]."
        )
    if values.ndim == 2:
        return values.argmax(axis=1)
    if values.dtype.kind == "f":
        return (values >= threshold).astype(int)
    return values.astype(int)


def check_points(x: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
    """Give points as float64 [N, 2] and their classes as int64 [N], or say what does not fit."""
    x, y = as_array(x).astype(float), as_array(y).reshape(-1)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) != len(y) or len(x) == 0:
        raise ValueError(
            f"x has shape {tuple(x.shape)} and y has {len(y)} items; give points of shape [N, 2] "
            "and one class for each."
        )
    if (y != y.astype(np.int64)).any() or y.min() < 0:
        raise ValueError(f"The classes must be 0, 1, ..., but there is {y.min()}.")
    return x, y.astype(np.int64)
