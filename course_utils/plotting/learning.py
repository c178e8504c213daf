"""How training went, epoch by epoch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import BLACK, BLUE, VERMILION, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def history(history: Any, *, axes: Sequence[Axes] | np.ndarray | None = None) -> np.ndarray:
    """Draw loss and accuracy over the epochs, training and validation on the same axes.

    Parameters
    ----------
    history : History
        What :func:`course_utils.training.fit` returned.
    axes : two Axes, optional
        Where to draw loss and accuracy; a new figure if None. One is enough if the history has no
        accuracy (a regression).

    Returns
    -------
    numpy.ndarray of Axes
        The loss, then the accuracy if there is one.

    Raises
    ------
    ValueError
        If there is no epoch to draw, or too few axes.
    """
    from matplotlib.ticker import MaxNLocator

    if len(history.train_loss) == 0:
        raise ValueError("The history holds no epoch: there is nothing to draw yet.")
    parts = [("loss", history.train_loss, history.valid_loss)]
    if _any_finite(history.train_accuracy) or _any_finite(history.valid_accuracy):
        parts.append(("accuracy", history.train_accuracy, history.valid_accuracy))
    if axes is None:
        axes = new_axes(1, len(parts), figsize=(4.0 * len(parts), 3.2))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(parts):
        raise ValueError(f"history draws {len(parts)} plots, and got {len(axes)} axes.")
    for ax, (name, train, valid) in zip(axes, parts, strict=False):
        epochs = np.arange(1, len(train) + 1)
        markers = {"markersize": 4, "markevery": max(1, len(train) // 12)}
        ax.plot(epochs, _floats(train), "-o", color=BLUE, label="training", **markers)
        if _any_finite(valid):
            ax.plot(epochs, _floats(valid), "--s", color=VERMILION, label="validation", **markers)
        best = getattr(history, "best_epoch", None)
        if best is not None and 1 <= best < len(train):
            ax.axvline(best, color=BLACK, linestyle=":", linewidth=1.2, label="best epoch")
        ax.set(xlabel="epoch", ylabel=name, title=f"{name.capitalize()} per example")
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        ax.legend()
    if len(parts) == 2:
        axes[1].set_title("Accuracy")
    return axes[: len(parts)]


def _floats(values: Sequence[float | None]) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]


def _any_finite(values: Sequence[float | None]) -> bool:
    return any(math.isfinite(value) for value in _floats(values))
