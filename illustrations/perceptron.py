"""What lesson 01 shows: neurons, gates and lines that separate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.plane import check_points, points
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    VERMILION,
    as_array,
    new_axes,
)
from illustrations.drawing.diagram import GREY, INK, Diagram, along, longest, outside, short
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_AND_POINTS = ([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])


def perceptron(
    inputs=("$x_1$", "$x_2$", "$x_3$"),
    weights=None,
    *,
    bias="$b$",
    threshold=None,
    activation="step",
    output="output",
    ax=None,
) -> Any:
    """Draw one neuron: inputs, weights, the sum, the activation, the output.

    Parameters
    ----------
    inputs : sequence of str
        Names of the inputs.
    weights : sequence of (str or float), optional
        One per input; default ``$w_1$``, ``$w_2$``, ... Negative numbers get a dashed line.
    bias : str, float or None
        Drawn as one more weight, on an input that is always 1. None leaves it out.
    threshold : str, float or None
        Written under the activation. Needs ``bias=None``.
    activation : {"step", "sigmoid", "identity"}
        Its curve is drawn in the activation's box.
    output : str
        Name of the output.

    Raises
    ------
    ValueError
        If bias and threshold are both given, the weights do not fit the inputs, or the activation
        is unknown.

    Examples
    --------
    >>> perceptron(["sun"], [2], bias=-1, threshold=1)
    Traceback (most recent call last):
        ...
    ValueError: A perceptron has a bias or a threshold, not both: bias = -threshold.
    """
    if bias is not None and threshold is not None:
        raise ValueError("A perceptron has a bias or a threshold, not both: bias = -threshold.")
    if not inputs:
        raise ValueError("A perceptron needs at least one input.")
    if weights is None:
        weights = [f"$w_{{{i}}}$" for i in range(1, len(inputs) + 1)]
    if len(weights) != len(inputs):
        raise ValueError(f"There are {len(inputs)} inputs but {len(weights)} weights.")
    smooth = np.linspace(-1, 1, 60)
    curves = {
        "step": ([-1, 0, 0, 1], [0, 0, 1, 1]),
        "sigmoid": (smooth, 1 / (1 + np.exp(-6 * smooth))),
        "identity": ([-1, 1], [0, 1]),
    }
    if activation not in curves:
        raise ValueError(f"activation is {activation!r}: choose one of {', '.join(curves)}.")

    diagram = Diagram()
    total = diagram.circle((3.0, 0.0), r"$\Sigma$", radius=0.45, scale=1.5)
    sources = list(zip(inputs, weights, [BLUE] * len(inputs), strict=True))
    if bias is not None:
        sources.append(("1", bias, VERMILION))
    for index, (name, weight, colour) in enumerate(sources):
        beside = -1 if colour == BLUE and outside(*inputs) else 0
        at = (0.0, (len(sources) - 1) / 2 - index)
        source = diagram.circle(at, str(name), colour, beside=beside)
        negative = not isinstance(weight, str) and weight < 0
        ink = VERMILION if negative else INK
        diagram.edge(source, total, ls="--" if negative else "-", color=ink)
        label = weight if isinstance(weight, str) else f"${short(weight)}$"
        diagram.text(along(at, total.at, 0.42), label, boxed=True, color=ink)
    box = diagram.box((5.1, 0.0), (1.1, 1.1))
    diagram.edge(total, box)
    curve = [(5.1 + 0.42 * x, 0.56 * y - 0.28) for x, y in zip(*curves[activation], strict=True)]
    diagram.edge(*curve, head=0, lw=2, zorder=4)
    if threshold is not None:
        text = threshold if isinstance(threshold, str) else f"${short(threshold)}$"
        diagram.text((5.1, -0.65), f"threshold\n{text}", va="top")
    diagram.edge(box, (6.9, 0.0))
    diagram.text((7.0, 0.0), output, ha="left")
    reach = max((len(sources) - 1) / 2, 1.0) + 0.6
    right = 7.3 + 0.17 * longest(output)
    return diagram.draw(ax, (-0.6 - outside(*inputs), right, -reach, reach), per_unit=0.75)


def nested(names, notes, *, ax=None) -> Any:
    """Draw sets that contain each other, the outermost first, each with a note below its name.

    Raises
    ------
    ValueError
        If there are no names, or not as many notes as names.
    """
    if not names:
        raise ValueError("There is nothing to draw: names is empty.")
    if len(notes) != len(names):
        raise ValueError(f"There are {len(names)} names but {len(notes)} notes.")
    diagram = Diagram()
    width = max(0.15 * longest(*names, *notes) + 0.3 + 0.7 * len(names), 4.0)
    height = 1.35 * len(names) - 0.1
    for level, (name, note) in enumerate(zip(names, notes, strict=True)):
        size = (width - 0.7 * level, height - 1.35 * level)
        colour = (GREY, BLUE, ORANGE, GREEN)[min(level, 3)]
        box = diagram.box((0.0, size[1] / 2 + 0.1 * level), size, "", colour, rounded=True)
        top = box.side(y=1)[1]
        diagram.text((0, top - 0.17), name, 1.15, va="top", weight="bold")
        diagram.text((0, top - 0.62), note, 0.95, va="top")
    return diagram.draw(ax, room=(0.1, 0.1, 0.1, 0.1))


def pipelines(rows, *, ax=None) -> Any:
    """Draw chains of steps, one under the other, with the learned steps marked.

    Parameters
    ----------
    rows : mapping of str to sequence of (str, bool or None)
        Name of the chain -> its steps: what it does, and whether it is learned from data; None for
        what is neither learned nor written: what goes in and what comes out.

    Raises
    ------
    ValueError
        If there are no chains, or one has no steps.
    """
    if not rows or not all(rows.values()):
        raise ValueError("Each chain needs at least one step.")
    diagram = Diagram()
    step, size = 2.75, (2.15, 0.95)
    looks = {
        None: {"colour": "white", "lw": 1.0},
        False: {"colour": GREY, "lw": 1.0},
        True: {"colour": ORANGE, "lw": 2.6},
    }
    left = -size[0] / 2 - 0.17 * longest(*rows) - 0.3
    bottom = -1.3 * (len(rows) - 1) - size[1] / 2 - 0.85
    for row, (name, steps) in enumerate(rows.items()):
        y, previous = -1.3 * row, None
        diagram.text((left, y), name, ha="left", weight="bold")
        for column, (text, learned) in enumerate(steps):
            at = (step * column, y)
            box = diagram.box(at, size, text, rounded=True, scale=1.1, **looks[learned])
            if previous:
                diagram.edge(previous, box, gap=0.04)
            previous = box
    legend = {False: "written by people", True: "learned from data"}
    for learned, text in legend.items():
        x, y = 2 * step * learned, bottom + 0.25
        diagram.box((x - 0.8, y), (0.5, 0.32), rounded=True, **looks[learned])
        diagram.text((x - 0.4, y), text, 1.1, ha="left")
    ends = step * (max(map(len, rows.values())) - 1) + size[0] / 2, 2 * step + 2.83
    return diagram.draw(ax, (left, max(ends) + 0.1, bottom, size[1] / 2 + 0.1))


def decision_line(
    w: Any,
    b: Any,
    x: Any = None,
    y: Any = None,
    *,
    limits: tuple[float, float, float, float] | None = None,
    classes: Sequence[str] | None = None,
    names: tuple[str, str] = ("$x_1$", "$x_2$"),
    arrow: bool = False,
    shade: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw the line w1 x1 + w2 x2 + b = 0, the side on which a perceptron fires, and the points.

    Parameters
    ----------
    w : two numbers
        The weights: tensor, array or sequence.
    b : number
        The bias.
    x : tensor or array of shape [N, 2], optional
        Points to draw over it.
    y : tensor or array of shape [N], optional
        Their classes, 0 or 1. Comes with ``x``.
    limits : (left, right, bottom, top), optional
        The part of the plane to show. Default: the points and a margin; without points -2 to 2.
    classes : sequence of str, optional
        Names of the two classes for a legend; no legend if None.
    names : (str, str)
        What stands at the axes.
    arrow : bool
        Also draw the weights as an arrow from the line to the firing side, if the line is in view.
    shade : bool
        Colour the side on which the perceptron fires.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If w is not two finite numbers or b not one, or the points do not fit their classes.

    Examples
    --------
    >>> from course_utils import plotting
    >>> corners = [[0, 0], [0, 1], [1, 0], [1, 1]]
    >>> ax = decision_line([1.0, 1.0], -1.5, corners, [0, 0, 0, 1])
    >>> plotting.show(ax, alt="The gate AND: the line cuts (1, 1) off.")
    The gate AND: the line cuts (1, 1) off.
    """
    w = as_array(w).astype(float).reshape(-1)
    b = as_array(b).astype(float).reshape(-1)
    if w.shape != (2,) or b.shape != (1,) or not np.isfinite([*w, *b]).all():
        raise ValueError(
            f"w = {w.tolist()}, b = {b.tolist()}: a line in the plane needs two finite weights and "
            "one finite bias."
        )
    b = float(b[0])
    if (x is None) != (y is None):
        raise ValueError("decision_line needs the points x and their classes y, or neither.")
    if x is not None:
        x, y = check_points(x, y)
    if limits is None:
        low, high = (np.full(2, -2.0), np.full(2, 2.0)) if x is None else (x.min(0), x.max(0))
        margin = 0.15 * max((high - low).max(), 1e-6) if x is not None else 0.0
        limits = (low[0] - margin, high[0] + margin, low[1] - margin, high[1] + margin)
    left, right, bottom, top = limits

    if ax is None:
        ax = new_axes(figsize=(5.4, 3.8) if classes else (4.2, 3.6))  # a legend needs room
    across, up = np.meshgrid([left, right], [bottom, top])
    score = w[0] * across + w[1] * up + b
    if shade:
        beyond = np.abs(score).max() + 1.0
        ax.contourf(across, up, score, levels=[0, beyond], colors=[ORANGE], alpha=0.25, zorder=0)
    length = float(np.hypot(*w))
    if length > 0:
        foot = _foot_in_view(w, b, limits)
        along = (foot[0] - w[1], foot[1] + w[0])
        ax.axline(tuple(foot), along, color=BLACK, linewidth=1.8, linestyle="-", zorder=2)
        if arrow and left < foot[0] < right and bottom < foot[1] < top:
            reach = 0.22 * min(right - left, top - bottom) / length
            style = {"arrowstyle": "-|>", "color": VERMILION, "lw": 2.2, "shrinkA": 0}
            tip = foot + reach * w
            ax.annotate("", xy=tuple(tip), xytext=tuple(foot), arrowprops=style, zorder=4)
            at = foot + 1.3 * reach * w
            box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.0}
            style = {"color": VERMILION, "ha": "center", "va": "center", "zorder": 5, "bbox": box}
            ax.text(*at, "$w$", clip_on=True, **style)
    if x is not None:
        points(x, y, classes=classes, names=names, ax=ax)
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(left, right), ylim=(bottom, top))
    return ax


def _foot_in_view(w: np.ndarray, b: float, limits: tuple) -> np.ndarray:
    """A point of the line: the one nearest to the middle of the view."""
    middle = np.array([(limits[0] + limits[1]) / 2, (limits[2] + limits[3]) / 2])
    return middle - (w @ middle + b) / (w @ w) * w


def explore_decision_line(
    x: Any = None,
    y: Any = None,
    *,
    w: Sequence[float] = (1.0, 1.0),
    b: float = 0.0,
    reach: float = 3.0,
    limits: tuple[float, float, float, float] | None = None,
    names: tuple[str, str] = ("$x_1$", "$x_2$"),
    classes: Sequence[str] | None = None,
) -> None:
    """Move the decision line of a perceptron with sliders for w1, w2 and b.

    The perceptron fires on the shaded side, where w1 x1 + w2 x2 + b >= 0; the title counts the
    points that lie on the wrong side.

    Parameters
    ----------
    x : tensor or array of shape [N, 2], optional
        Points. Default: the four corners of the gate AND.
    y : tensor or array of shape [N], optional
        Their classes, 0 or 1. Comes with ``x``.
    w : two numbers
        Weights at the start.
    b : number
        Bias at the start.
    reach : float
        The sliders go from ``-reach`` to ``reach``.
    limits : (left, right, bottom, top), optional
        The part of the plane to show. Default: the points and a margin.
    names : (str, str)
        What stands at the axes.
    classes : sequence of str, optional
        Names of the two classes for a legend.

    Raises
    ------
    ValueError
        If the points do not fit their classes, or a start value is beyond the sliders' reach.

    Examples
    --------
    >>> explore_decision_line(w=(1.0, 1.0), b=-1.5)
    Decision line for w1 = 1.0, w2 = 1.0, b = -1.5: 0 of 4 points are on the wrong side.
    """
    if (x is None) != (y is None):
        raise ValueError("decision_line needs the points x and their classes y, or neither.")
    points, labels = _AND_POINTS if x is None else (x, y)
    points, labels = check_points(points, labels)
    start = {"w1": float(w[0]), "w2": float(w[1]), "b": float(b)}
    for name, value in start.items():
        if not abs(value) <= reach:
            raise ValueError(f"{name} = {value} lies beyond the slider, -{reach} to {reach}.")

    def draw(w1: float, w2: float, b: float) -> tuple[Any, str]:
        wrong = _wrong_side(points, labels, (w1, w2), b)
        count = f"{wrong} of {len(labels)} points are on the wrong side"
        ax = decision_line(
            (w1, w2), b, points, labels, limits=limits, names=names, classes=classes, arrow=True
        )
        ax.set_aspect("equal")  # else the weights would not stand at a right angle to the line
        ax.set_title(f"$w_1={w1:.1f},\\ w_2={w2:.1f},\\ b={b:.1f}$\n{count}".replace("-", "−"))
        return ax, f"Decision line for w1 = {w1:.1f}, w2 = {w2:.1f}, b = {b:.1f}: {count}."

    demonstrate(draw, start, dict.fromkeys(start, (-reach, reach, 0.1)))


def _wrong_side(points: np.ndarray, labels: np.ndarray, w: Sequence[float], b: float) -> int:
    """Count the points that a perceptron with these weights puts into the wrong class."""
    # Sliders give 0.1 * k with rounding errors: without this, points on the line flicker.
    score = np.round(points @ np.asarray(w) + b, 9)
    return int(((score >= 0).astype(int) != labels).sum())
