"""Series in time, forecasts of them, and how far back a recurrent network remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    LINES,
    MARKERS,
    PALETTE,
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
    >>> ax = plotting.time_series([1, 2, 3], [5, 6, 4], parts={"train": (1, 2), "test": (3, 3)})
    >>> [text.get_text() for text in ax.texts]
    ['train', 'test']
    """
    times, values = _two_columns(times, values, "time_series")
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


def forecasts(
    times: Any,
    actual: Any,
    forecasts: Mapping[str, Any],
    *,
    names: tuple[str, str] = ("year", "value"),
    ax: Axes | None = None,
) -> Axes:
    """Draw what was forecast for each time, over what came.

    Parameters
    ----------
    times, actual : tensor or array of shape [N]
        What came is drawn in black, with dots.
    forecasts : mapping of str to (tensor or array of shape [N])
        Label -> the value forecast for each of the times.
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
        If a forecast does not have one value per time, or there is none.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.forecasts([1, 2, 3], [5, 6, 4], {"as before": [4, 5, 6]})
    >>> [line.get_label() for line in ax.lines]
    ['what came', 'as before']
    """
    times, actual = _two_columns(times, actual, "forecasts")
    if not forecasts:
        raise ValueError("forecasts needs at least one forecast to draw.")
    if ax is None:
        ax = new_axes(figsize=(8.0, 3.4))
    ax.plot(times, actual, "-o", color=BLACK, linewidth=1.2, markersize=3, label="what came")
    for number, (label, values) in enumerate(forecasts.items()):
        _, values = _two_columns(times, values, f"forecasts[{label!r}]")
        style = {"color": PALETTE[number % 7], "linestyle": LINES[(number + 1) % 4]}
        ax.plot(times, values, label=label, **style)
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(times[0] - 0.5, times[-1] + 0.5))
    ax.legend(ncols=len(forecasts) + 1, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    return ax


def gradient_by_lag(
    norms: Mapping[str, Any],
    *,
    rates: Mapping[str, float] | None = None,
    mark: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how much of the gradient arrives at an input, over how many steps back it lies.

    Parameters
    ----------
    norms : mapping of str to (tensor or array of shape [T])
        Label -> size of the gradient at each input, in the order of time: the last belongs to the
        last input, 0 steps back. It is divided by the largest, so that the lines begin near 1.
    rates : mapping of str to float, optional
        Label -> a factor per step; drawn as a dotted line from the last input, to compare with.
    mark : float, optional
        A vertical line so many steps back.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes
        With a logarithmic scale; below 1e-8 nothing is drawn.

    Raises
    ------
    ValueError
        If there is nothing to draw, or norms are not one row of finite numbers above 0.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.gradient_by_lag({"Elman": [0.25, 0.5, 1.0]}, rates={"one half": 0.5})
    >>> ax.lines[0].get_ydata().tolist()
    [1.0, 0.5, 0.25]
    """
    if not norms:
        raise ValueError("gradient_by_lag needs at least one row of norms.")
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.6))
    longest = 0
    for number, (label, values) in enumerate(norms.items()):
        values = as_array(values).astype(float)
        if values.ndim != 1 or len(values) < 2 or not np.isfinite(values).all():
            raise ValueError(f"norms[{label!r}] must be one row of at least two finite numbers.")
        if values.max() <= 0 or values.min() < 0:
            raise ValueError(f"norms[{label!r}] must be sizes: 0 or more, and not all 0.")
        longest = max(longest, len(values))
        style = {"color": PALETTE[number % 7], "linestyle": LINES[number % 4]}
        marker = {"marker": MARKERS[number % len(MARKERS)], "markersize": 4}
        marker["markevery"] = max(1, len(values) // 10)
        ax.plot(np.arange(len(values)), values[::-1] / values.max(), label=label, **style, **marker)
    for number, (label, rate) in enumerate((rates or {}).items()):
        lags = np.arange(longest)
        colour = BLACK if number == 0 else PALETTE[(number + 4) % 7]
        ax.plot(lags, float(rate) ** lags, ":", color=colour, linewidth=1.5, label=label)
    if mark is not None:
        ax.axvline(mark, color=BLACK, linestyle="-", linewidth=0.9)
    ax.set_yscale("log")
    low = max(1e-8, min(_smallest_positive(line) for line in ax.lines[: len(norms)]))
    ax.set(xlim=(-0.5, longest - 0.5), ylim=(low / 2, 3.0))
    ax.set(xlabel="steps back in time", ylabel="gradient, of its largest")
    ax.grid(axis="y", linewidth=0.4)
    ax.legend()
    return ax


def recall(
    recalled: Mapping[str, Mapping[int, Sequence[float]]],
    *,
    chance: float | None = None,
    mark: int | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the share that networks recall over the length of the gap, one dot for each run.

    Parameters
    ----------
    recalled : mapping of str to (mapping of int to sequence of float)
        Label -> length of the gap -> share of right answers, 0 to 1, of each run (seed). The line
        goes through the medians.
    chance : float, optional
        Share that guessing would give: a dotted line.
    mark : int, optional
        A vertical line at this gap.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or a share is not between 0 and 1.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.recall({"Elman": {5: [1.0, 0.9], 40: [0.1, 0.1]}}, chance=0.1)
    >>> ax.lines[0].get_ydata().tolist()
    [0.95, 0.1]
    """
    check_recalled(recalled)
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.6))
    gaps = sorted({gap for runs in recalled.values() for gap in runs})
    for number, (label, runs) in enumerate(recalled.items()):
        places = sorted(runs)
        # A little to the side of each other, or equal shares would hide one another.
        shift = 1 + 0.03 * (number - (len(recalled) - 1) / 2)
        middles = [float(np.median(as_array(runs[gap]))) for gap in places]
        style = {"color": PALETTE[number % 7], "marker": MARKERS[number % len(MARKERS)]}
        at = [gap * shift for gap in places]
        ax.plot(at, middles, linestyle=LINES[number % 4], label=label, **style)
        for x, gap in zip(at, places, strict=True):
            shares = as_array(runs[gap])
            ax.plot([x] * len(shares), shares, linestyle="none", alpha=0.55, markersize=4, **style)
    if chance is not None:
        ax.axhline(chance, color=BLACK, linestyle=":", linewidth=1.2, label="chance")
    if mark is not None:
        ax.axvline(mark, color=BLACK, linestyle="-", linewidth=0.9)
    ax.set_xscale("log")
    ax.set_xticks(gaps, [str(gap) for gap in gaps])
    ax.minorticks_off()
    ax.set(xlabel="gap (steps)", ylabel="share recalled", ylim=(-0.03, 1.06))
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return ax


def memory(
    norms: Mapping[str, Any],
    recalled: Mapping[str, Mapping[int, Sequence[float]]],
    gap: int,
    *,
    chance: float | None = None,
    axes: Any = None,
) -> np.ndarray:
    """Draw for one gap how much gradient reaches back over it, and beside it what was recalled.

    Parameters
    ----------
    norms : mapping of str to (tensor or array of shape [T])
        As :func:`gradient_by_lag` takes it.
    recalled : mapping of str to (mapping of int to sequence of float)
        As :func:`recall` takes it; the gap must be one that each network was measured at.
    gap : int
        Marked in the left picture; the right one shows its median and each run.
    chance : float, optional
        Share that guessing would give.
    axes : two Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of two Axes

    Raises
    ------
    ValueError
        If the gap was not measured, or there are not two axes.

    Examples
    --------
    >>> from course_utils import plotting
    >>> recalled = {"Elman": {5: [1.0], 40: [0.1]}}
    >>> axes = plotting.memory({"Elman": [0.01, 0.1, 1.0]}, recalled, 5)
    >>> axes[1].get_title()
    'recalled over a gap of 5'
    """
    check_recalled(recalled)
    for label, runs in recalled.items():
        if gap not in runs:
            known = ", ".join(map(str, sorted(runs)))
            raise ValueError(f"{label!r} was not measured at a gap of {gap}; it was at {known}.")
    if axes is None:
        axes = new_axes(1, 2, figsize=(LARGEST_WIDTH, min(3.5, LARGEST_HEIGHT)))
    axes = np.asarray(axes, dtype=object).reshape(-1)
    if len(axes) != 2:
        raise ValueError(f"memory draws two plots, and got {len(axes)} axes.")
    gradient_by_lag(norms, mark=gap, ax=axes[0])
    axes[0].set_title("gradient before training")
    for number, runs in enumerate(recalled.values()):
        shares = as_array(runs[gap])
        style = {"color": PALETTE[number % 7], "edgecolor": BLACK}
        middle = float(np.median(shares))
        axes[1].bar(number, middle, width=0.6, alpha=0.6, **style)
        axes[1].plot([number] * len(shares), shares, "o", color=BLACK, markersize=4)
        axes[1].text(number, middle + 0.04, f"{middle:.0%}", ha="center")
    if chance is not None:
        axes[1].axhline(chance, color=BLACK, linestyle=":", linewidth=1.2)
        place = {"xycoords": ("axes fraction", "data"), "va": "center", "fontsize": 9}
        axes[1].annotate(" chance", (1.0, chance), **place)
    axes[1].set_xticks(range(len(recalled)), [label.replace(", ", ",\n") for label in recalled])
    axes[1].set(ylim=(0, 1.15), ylabel="share recalled", xlim=(-0.55, len(recalled) - 0.45))
    axes[1].set_title(f"recalled over a gap of {gap}")
    return axes


def reading(
    image: Any,
    probabilities: Any,
    classes: Sequence[str],
    *,
    most: int = 3,
    axes: Any = None,
) -> np.ndarray:
    """Draw an image, and beside it what a network believes after each row that it has read.

    Parameters
    ----------
    image : tensor or array of shape [H, W]
        Brightness of each pixel.
    probabilities : tensor or array of shape [H, C]
        Row by row the probability of each class, after rows 1, 2, ... H.
    classes : sequence of C str
    most : int
        How many classes to draw: those with the largest probability at any time.
    axes : two Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of two Axes
        Both have the rows downwards, at the same height.

    Raises
    ------
    ValueError
        If shapes do not fit each other, or there are not two axes.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> belief = torch.tensor([[0.5, 0.5], [0.2, 0.8]])
    >>> axes = plotting.reading(torch.rand(2, 2), belief, ["cat", "dog"])
    >>> [line.get_label() for line in axes[1].lines]
    ['dog', 'cat']
    """
    image, probabilities = as_array(image), as_array(probabilities)
    if image.ndim != 2 or probabilities.shape != (len(image), len(classes)):
        raise ValueError(
            f"image has shape {image.shape} and probabilities {probabilities.shape}; give [H, W] "
            f"and [H, C], with one name for each of the C classes ({len(classes)} were given)."
        )
    if axes is None:
        axes = new_axes(1, 2, figsize=(7.2, 3.4))
    axes = np.asarray(axes, dtype=object).reshape(-1)
    if len(axes) != 2:
        raise ValueError(f"reading draws two plots, and got {len(axes)} axes.")
    rows = np.arange(1, len(image) + 1)
    extent = (0.5, image.shape[1] + 0.5, len(image) + 0.5, 0.5)
    axes[0].imshow(image, cmap="gray_r", extent=extent, aspect="auto")
    axes[0].set(xticks=[], ylabel="row, in the order of reading")
    axes[0].set_box_aspect(1)
    order = np.argsort(-probabilities.max(axis=0), kind="stable")[:most]
    order = sorted(order, key=lambda c: -probabilities[-1, c])
    for number, c in enumerate(order):
        style = {"color": PALETTE[number % 7], "linestyle": LINES[number % 4]}
        style |= {"marker": MARKERS[number], "markersize": 4, "markevery": 3}
        axes[1].plot(probabilities[:, c], rows, label=classes[c], **style)
    axes[1].set(ylim=(len(image) + 0.5, 0.5), xlim=(-0.02, 1.02))
    axes[1].set(xlabel="probability after this row", ylabel="rows read")
    axes[1].set_box_aspect(1)
    axes[1].legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return axes


def check_recalled(recalled: Mapping[str, Mapping[int, Sequence[float]]]) -> None:
    """Raise ValueError if these are no shares from 0 to 1 by network and gap."""
    if not recalled or not all(recalled.values()):
        raise ValueError("There is nothing recalled to draw: give label -> gap -> shares.")
    for label, runs in recalled.items():
        for gap, shares in runs.items():
            values = as_array(shares)
            if values.ndim != 1 or len(values) == 0:
                raise ValueError(f"{label!r}, gap {gap}: give a share for each run, as a list.")
            if not ((values >= 0) & (values <= 1)).all():
                raise ValueError(f"{label!r}, gap {gap}: a share lies between 0 and 1.")


def _smallest_positive(line: Any) -> float:
    values = np.asarray(line.get_ydata(), dtype=float)
    return float(values[values > 0].min())


def _two_columns(times: Any, values: Any, name: str) -> tuple[np.ndarray, np.ndarray]:
    times, values = as_array(times).astype(float), as_array(values).astype(float)
    if times.ndim != 1 or times.shape != values.shape or len(times) == 0:
        raise ValueError(
            f"{name}: times have shape {times.shape} and values {values.shape}; give one value "
            "for each time."
        )
    return times, values
