"""How training went: by epoch, and by step."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LINES,
    MARKERS,
    PALETTE,
    VERMILION,
    as_array,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MARKED_VALUES = 12  # no more markers than this on a line


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


def by_step(
    series: Mapping[str, Sequence[float]],
    *,
    names: tuple[str, str] = ("step", "loss"),
    smooth: int = 1,
    level: float | None = None,
    log: bool = False,
    limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw numbers that belong to the steps 1, 2, 3 …: losses or learning rates, on one axis.

    Parameters
    ----------
    series : mapping of str to sequence of float
        Label -> one number for each step. A value that is not finite leaves a gap.
    names : (str, str)
        What stands at the axes.
    smooth : int
        Draw, at each step, the mean of the last ``smooth`` values; begins at step ``smooth``.
    level : float, optional
        Draw a dotted horizontal line here: a loss to reach.
    log : bool
        Make the vertical axis logarithmic.
    limits : (low, high), optional
        The vertical axis.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or a series is shorter than ``smooth``.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.by_step({"loss": [4.0, 2.0, 3.0]}, smooth=2)
    >>> ax.lines[0].get_ydata().tolist()
    [3.0, 2.5]
    """
    if not series:
        raise ValueError("by_step needs at least one series.")
    if isinstance(smooth, bool) or not isinstance(smooth, int) or smooth < 1:
        raise ValueError(f"smooth={smooth!r}: give how many steps to average, 1 or more.")
    averaged = {}
    for label, values in series.items():
        numbers = np.asarray([float(value) for value in values])
        if len(numbers) < smooth:
            raise ValueError(f"'{label}' has {len(numbers)} steps: too few to average {smooth}.")
        averaged[label] = np.convolve(numbers, np.full(smooth, 1 / smooth), mode="valid")
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.4))
    draw_lines(ax, averaged, first=smooth)
    if level is not None:
        ax.axhline(level, color=BLACK, linestyle=":", linewidth=1.2)
    ax.set(xlabel=names[0], ylabel=names[1])
    if log:
        ax.set_yscale("log")
    if limits is not None:
        ax.set_ylim(limits)
    if len(averaged) > 1:
        ax.legend()
    return ax


def compare_runs(
    results: Mapping[str, Mapping[float, Sequence[float]]],
    *,
    names: tuple[str, str] = ("setting", "score"),
    middle: str = "mean",
    log: bool = False,
    chance: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what several methods reach in several settings: a line for each, a mark for each run.

    Parameters
    ----------
    results : mapping of str to (mapping of number to sequence of float)
        Method -> setting, such as the number of examples -> one score for each run (seed). Not
        every method needs every setting.
    names : (str, str)
        What the horizontal and the vertical axis are.
    middle : {"mean", "median"}
        What the lines go through.
    log : bool
        Logarithmic horizontal axis. Methods then stand a little beside each other, or equal scores
        would hide one another.
    chance : float, optional
        What guessing would give: a dotted line.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, ``middle`` is unknown, or ``log`` meets a setting that is not
        above 0.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.compare_runs({"guess": {5: [0.2, 0.3], 20: [0.25]}}, chance=0.25)
    >>> ax.lines[0].get_ydata().tolist()
    [0.25, 0.25]
    """
    if not results or not all(
        runs and all(len(scores) for scores in runs.values()) for runs in results.values()
    ):
        raise ValueError(
            'compare_runs draws results such as {"frozen": {5: [0.7, 0.6], 20: [0.8]}}: for each '
            "method and setting at least one score."
        )
    if middle not in ("mean", "median"):
        raise ValueError(f"middle is {middle!r}: choose mean or median.")
    settings = sorted({setting for runs in results.values() for setting in runs})
    if log and settings[0] <= 0:
        raise ValueError(f"The setting {settings[0]:g} cannot stand on a logarithmic axis.")
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.6))
    for number, (label, runs) in enumerate(results.items()):
        style = {
            "color": PALETTE[number % len(PALETTE)],
            "marker": MARKERS[number % len(MARKERS)],
        }
        shift = 1 + 0.03 * (number - (len(results) - 1) / 2) if log else 1
        places = {setting: setting * shift for setting in sorted(runs)}
        centres = [float(getattr(np, middle)(as_array(runs[setting]))) for setting in places]
        ax.plot(list(places.values()), centres, LINES[number % len(LINES)], label=label, **style)
        for setting, x in places.items():
            scores = as_array(runs[setting])
            ax.plot([x] * len(scores), scores, linestyle="none", alpha=0.4, markersize=4, **style)
    if chance is not None:
        ax.axhline(chance, color=BLACK, linestyle=":", linewidth=1.2, label="chance")
    if log:
        ax.set_xscale("log")
    ax.set_xticks(settings, [f"{setting:g}" for setting in settings])
    ax.minorticks_off()
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return ax


def draw_lines(ax: Axes, series: Mapping[str, Sequence[float]], first: int = 0) -> None:
    """Lines with markers of their own, so that a print in grey can be read."""
    for number, (label, values) in enumerate(series.items()):
        values = np.asarray([float(value) for value in values])
        every = max(1, len(values) // _MARKED_VALUES)
        ax.plot(
            np.arange(first, first + len(values)),
            np.where(np.isfinite(values), values, np.nan),
            color=PALETTE[number % len(PALETTE)],
            marker=MARKERS[number % len(MARKERS)],
            markersize=4,
            markevery=every,
            linewidth=1.5,
            label=label,
        )


def _floats(values: Sequence[float | None]) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]


def _any_finite(values: Sequence[float | None]) -> bool:
    return any(math.isfinite(value) for value in _floats(values))
