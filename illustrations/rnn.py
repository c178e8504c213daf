"""What lesson 08 shows: networks with a memory, how far back it reaches, what it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    LINES,
    MARKERS,
    PALETTE,
    VERMILION,
    as_array,
    new_axes,
)
from illustrations.drawing.diagram import GREY, Diagram, Node, Point
from illustrations.drawing.sequences import two_columns
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def recurrent(steps=4, *, outputs="all", backward=False, rolled=True, ax=None) -> Any:
    """Draw a recurrent network: once with its loop, then unrolled in time.

    Parameters
    ----------
    steps : int
        How many time steps to unroll, 2 to 6.
    outputs : {"all", "last"}
        Whether there is an output at each step, or after the last one only.
    backward : bool
        Draw the way of the gradient, from the last output back to the first input, dashed. Needs
        ``outputs="last"``.
    rolled : bool
        Draw the network with its loop on the left.

    Raises
    ------
    ValueError
        If there are too few or too many steps, or outputs and backward do not fit each other.
    """
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer) or not 2 <= steps <= 6:
        raise ValueError(f"steps is {steps!r}: unroll 2 to 6 steps, more cannot be read.")
    if outputs not in ("all", "last"):
        raise ValueError(f"outputs is {outputs!r}: choose all or last.")
    if backward and outputs != "last":
        raise ValueError('The gradient is drawn from the last output: use outputs="last".')
    diagram, gap, high, first = Diagram(), 2.3, 1.75, 4.6 if rolled else 1.5

    def column(x: float, subscript: int | str, with_output: bool) -> tuple:
        state = diagram.box((x, 0.0), (1.0, 0.8), f"$h_{subscript}$", rounded=True)
        given = diagram.circle((x, -high), f"$x_{subscript}$", BLUE)
        diagram.edge(given, state)
        if not with_output:
            return given, state, None
        result = diagram.circle((x, high), f"$y_{subscript}$", GREEN)
        diagram.edge(state, result)
        return given, state, result

    if rolled:
        column(0.0, "t", True)
        diagram.text((0.12, -high / 2 - 0.05), "$W_{ih}$", 0.95, ha="left")
        diagram.text((0.12, high / 2 + 0.05), "$W_{hy}$", 0.95, ha="left")
        diagram.edge((0.5, 0.2), (1.15, 0.2), (1.15, -0.2), (0.54, -0.2))
        diagram.text((1.3, 0.0), "$W_{hh}$", 0.95, ha="left")
        diagram.text((2.4, 0.0), "=", 1.6)
    places = [first + gap * step for step in range(steps)]
    columns = [
        column(x, step, outputs == "all" or step == steps) for step, x in enumerate(places, start=1)
    ]
    given, states, results = zip(*columns, strict=True)
    diagram.text((first - 1.25, 0.0), "$h_0$", ha="right")
    diagram.edge((first - 1.15, 0.0), states[0])
    for before, state in pairwise(states):
        diagram.edge(before, state)
        diagram.text((state.at[0] - gap / 2, 0.28), "$W_{hh}$", 0.9)
    if backward:
        for source, target in pairwise((results[-1], *reversed(states), given[0])):
            diagram.edge(source, target, aside=0.2, ls="--", color=VERMILION)
        for x in places[1:]:
            label = r"$\times\, W_{hh}\,\tanh'$"
            diagram.text((x - gap / 2, -0.55), label, 0.8, color=VERMILION)
    left, right = -1.0 if rolled else -0.5, places[-1] + 0.9
    return diagram.draw(ax, (left, right, -high - 0.75, high + 0.7), per_unit=0.8)


def lstm_cell(*, forget=True, ax=None) -> Any:
    """Draw one step of an LSTM: the cell state on top, the gates below it.

    Parameters
    ----------
    forget : bool
        Draw the forget gate (2000). False: the cell of 1997, which had none.
    """
    diagram = Diagram()
    state, middle, bus = 4.3, 3.1, 0.75  # heights
    f, i, g, o, out = 2.1, 3.7, 5.2, 6.7, 8.2  # from the left

    def gate(x: float, text: str, name: str, role: str) -> Node:
        box = diagram.box((x, 1.75), (0.9, 0.62), text)
        diagram.text((x + 0.12, 2.3), name, ha="left")
        diagram.text((x + 0.1, 1.1), role, 0.7, ha="left")
        diagram.edge((x, bus), box)
        return box

    def operation(at: Point, text: str, *sources: Node | Point) -> Node:
        circle = diagram.circle(at, text, GREEN, radius=0.26, scale=1.1)
        for source in sources:
            corner = (source.at[0], at[1])
            diagram.edge(source, *([] if corner == at else [corner]), circle)
        return circle

    look = {"facecolor": "#F7F7F7", "lw": 1.0, "zorder": 0}
    diagram.box((5.0, 2.65), (8.4, 4.7), "", GREY, rounded=True, **look)
    # The state runs straight through; thick, for it is what the drawing is about.
    diagram.edge((-0.15, state), (10.0, state), head=0, lw=3.2, color=BLUE)
    diagram.edge((9.6, state), (10.15, state), color=BLUE)
    diagram.edge((-0.15, bus), (o, bus), head=0)
    diagram.edge((1.35, -0.25), (1.35, bus), head=0)
    diagram.text((1.35, -0.5), "$x_t$", 1.1)
    for height, before, after in ((state, "$c_{t-1}$", "$c_t$"), (bus, "$h_{t-1}$", "$h_t$")):
        diagram.text((-0.25, height), before, 1.1, ha="right")
        diagram.text((10.25, height), after, 1.1, ha="left")
    if forget:
        operation((f, state), r"$\times$", gate(f, r"$\sigma$", "$f_t$", "forget gate"))
    admit = gate(i, r"$\sigma$", "$i_t$", "input gate")
    content = gate(g, "tanh", "$g_t$", "new content")
    operation((g, state), "+", operation((g, middle), r"$\times$", admit, content))
    squashed = diagram.box((out, 3.5), (0.9, 0.62), "tanh")
    diagram.edge((out, state), squashed)
    show = gate(o, r"$\sigma$", "$o_t$", "output gate")
    hidden = operation((out, 2.6), r"$\times$", squashed, show)
    diagram.edge(hidden, (out, bus), (10.15, bus))
    return diagram.draw(ax, (-1.15, 10.9, -0.75, 5.35), per_unit=0.8)


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
    >>> ax = forecasts([1, 2, 3], [5, 6, 4], {"as before": [4, 5, 6]})
    >>> [line.get_label() for line in ax.lines]
    ['what came', 'as before']
    """
    times, actual = two_columns(times, actual, "forecasts")
    if not forecasts:
        raise ValueError("forecasts needs at least one forecast to draw.")
    if ax is None:
        ax = new_axes(figsize=(8.0, 3.4))
    ax.plot(times, actual, "-o", color=BLACK, linewidth=1.2, markersize=3, label="what came")
    for number, (label, values) in enumerate(forecasts.items()):
        _, values = two_columns(times, values, f"forecasts[{label!r}]")
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
    >>> ax = gradient_by_lag({"Elman": [0.25, 0.5, 1.0]}, rates={"one half": 0.5})
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
    >>> recalled = {"Elman": {5: [1.0], 40: [0.1]}}
    >>> axes = memory({"Elman": [0.01, 0.1, 1.0]}, recalled, 5)
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
    >>> belief = torch.tensor([[0.5, 0.5], [0.2, 0.8]])
    >>> axes = reading(torch.rand(2, 2), belief, ["cat", "dog"])
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


def explore_memory(
    norms: Mapping[str, Any],
    recalled: Mapping[str, Mapping[int, Sequence[float]]],
    *,
    gap: int | None = None,
    chance: float | None = None,
) -> None:
    """Choose the length of a gap, and see what recurrent networks recall that lies before it.

    On the left is the gradient that reaches so far back, on the right the share recalled.

    Parameters
    ----------
    norms : mapping of str to tensor of shape [T]
        Network -> size of the gradient at each input, in the order of time.
    recalled : mapping of str to (mapping of int to sequence of float)
        Network -> gap -> share of right answers, 0 to 1, one for each run.
    gap : int, optional
        Chosen at the start; the shortest by default.
    chance : float, optional
        Share that guessing would give.

    Raises
    ------
    ValueError
        If the networks have no gap in common, or not the one to start with.

    Examples
    --------
    >>> recalled = {"Elman": {5: [1.0], 40: [0.1]}, "LSTM": {5: [1.0], 40: [0.9]}}
    >>> explore_memory({"Elman": [0.1, 1.0], "LSTM": [0.9, 1.0]}, recalled, gap=40)
    Over a gap of 40 steps, Elman recalls 10%, LSTM 90% (medians).
    """
    check_recalled(recalled)
    gaps = sorted(set.intersection(*(set(runs) for runs in recalled.values())))
    if not gaps:
        raise ValueError("These networks have no gap in common to compare them at.")
    gap = gaps[0] if gap is None else gap
    if gap not in gaps:
        raise ValueError(f"gap = {gap} was not measured for all; {gaps} were.")

    def draw(gap: str) -> tuple[Any, str]:
        axes = memory(norms, recalled, int(gap), chance=chance)
        shares = [
            f"{name} recalls {np.median(runs[int(gap)]):.0%}" for name, runs in recalled.items()
        ]
        listed = ", ".join([shares[0], *(each.replace(" recalls", "") for each in shares[1:])])
        return axes[0], f"Over a gap of {gap} steps, {listed} (medians)."

    demonstrate(draw, {}, {}, choices={"gap": (str(gap), tuple(map(str, gaps)))})


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
