"""What lesson 11 shows: text in pieces, what comes next, what is kept, and what size buys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    MARKERS,
    ORANGE,
    PALETTE,
    VERMILION,
    as_array,
    new_axes,
)
from illustrations.drawing.diagram import GREY, Diagram

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIGNS = {" ": "␣", "\n": "↵", "\t": "→"}


def shown(piece: str) -> str:
    r"""Write a token so that a space and a line's end can be seen.

    Examples
    --------
    >>> shown(" th\n")
    '␣th↵'
    """
    return "".join(_SIGNS.get(character, character) for character in piece)


def pieces(rows: Mapping[str, Sequence[str]], *, ax: Axes | None = None) -> Axes:
    """Draw a text cut into tokens, one row for each way to cut it.

    Parameters
    ----------
    rows : mapping of str to (sequence of str)
        Label -> the tokens, in order.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw.

    Examples
    --------
    >>> ax = pieces({"bytes": ["t", "o"], "tokens": ["to"]})
    >>> [text.get_text() for text in ax.texts]
    ['bytes', 't', 'o', 'tokens', 'to']
    """
    if not rows or not all(rows.values()):
        raise ValueError("pieces needs at least one row, and each at least one token.")
    diagram, wide, gap = Diagram(), 0.42, 0.14
    left = -0.19 * max(map(len, rows)) - 0.2
    right = 0.0
    for number, (label, tokens) in enumerate(rows.items()):
        y, x = -1.0 * number, 0.0
        diagram.text((left, y), label, 0.9, ha="left")
        for place, token in enumerate(tokens):
            width = wide * max(1, len(token))
            colour = (BLUE, ORANGE)[place % 2]
            diagram.box((x + width / 2, y), (width, 0.66), shown(token), colour)
            x += width + gap
        right = max(right, x)
    return diagram.draw(ax, (left - 0.2, right + 0.1, 0.6 - len(rows), 0.6), per_unit=0.62)


def shifted(tokens: Sequence[str], *, ax: Axes | None = None) -> Axes:
    """Draw what a causal model reads, and what each of its outputs is asked for.

    Parameters
    ----------
    tokens : sequence of str
        At least three.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are fewer.
    """
    if len(tokens) < 3:
        raise ValueError(f"{len(tokens)} tokens: draw at least 3.")
    diagram, gap = Diagram(), 1.55
    number = len(tokens) - 1
    middle = gap * (number - 1) / 2
    model = (middle, 0.0), (gap * number, 0.8)
    diagram.box(*model, "GPT: each looks at itself and to the left", GREY, rounded=True)
    for place in range(number):
        x = gap * place
        given = diagram.box((x, -1.35), (1.2, 0.66), shown(tokens[place]), BLUE)
        asked = diagram.box((x, 1.35), (1.2, 0.66), shown(tokens[place + 1]), GREEN)
        diagram.edge(given, (x, -0.4))
        diagram.edge((x, 0.4), asked)
        if place:
            diagram.edge(given, (x - gap, 0.98), ls=":", color=VERMILION, lw=1.0, head=0, zorder=0)
    left = -gap / 2 - 1.4
    diagram.text((left, -1.35), "it reads", 0.95)
    diagram.text((left, 1.35), "it is\nasked for", 0.95)
    return diagram.draw(ax, (left - 0.9, gap * number, -1.95, 1.95), per_unit=0.6)


def cached(tokens: Sequence[str], *, ax: Axes | None = None) -> Axes:
    """Draw which scores a new token needs, and which keys are there already.

    Parameters
    ----------
    tokens : sequence of str
        The last is the new one.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are fewer than two tokens.
    """
    count = len(tokens)
    if count < 2:
        raise ValueError("cached needs a new token, and at least one before it.")
    diagram = Diagram()
    for row, name in enumerate(tokens):
        y, new = -0.72 * row, row == count - 1
        diagram.text((-0.75, y), shown(name), 0.9, ha="right", weight="bold" if new else "normal")
        for column in range(count):
            colour = GREY if column > row else (VERMILION if new else BLUE)
            text = "" if column > row else ("now" if new else "old")
            diagram.box((0.95 * column, y), (0.95, 0.72), text, colour)
    for column, name in enumerate(tokens):
        diagram.text((0.95 * column, 0.72), shown(name), 0.9)
    wide = 0.95 * (count - 1)
    diagram.text((wide / 2, 1.25), "keys and values", 0.95)
    diagram.text((-2.6, -0.36 * (count - 1)), "queries", 0.95, rotation=90)
    return diagram.draw(ax, (-3.1, wide + 0.7, -0.72 * count + 0.2, 1.6), per_unit=0.62)


def falling(
    curves: Mapping[str, Mapping[float, float]],
    *,
    name: str = "parameters",
    measure: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw a measure over size, data or seconds, both axes logarithmic.

    Parameters
    ----------
    curves : mapping of str to (mapping of float to float)
        Label -> size -> measure, each positive.
    name, measure : str
        Of the axes.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or a number is not positive.

    Examples
    --------
    >>> ax = falling({"GPT": {1_000: 4.0, 10_000: 3.0}})
    >>> ax.lines[0].get_ydata().tolist()
    [4.0, 3.0]
    """
    if not curves or not all(curves.values()):
        raise ValueError("falling needs at least one curve, and each at least one point.")
    if min(min(*points, *points.values()) for points in curves.values()) <= 0:
        raise ValueError("On logarithmic axes all numbers must be positive.")
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.4))
    for number, (label, points) in enumerate(curves.items()):
        style = {"color": PALETTE[number % 7], "marker": MARKERS[number % len(MARKERS)]}
        ax.plot(list(points), list(points.values()), label=label, **style)
    ax.set_xscale("log")
    ax.set_yscale("log")
    low, high = ax.get_ylim()
    for steps in ((1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0), np.arange(10, 100, 2) / 10):
        ticks = [step * 10.0**power for power in range(-4, 6) for step in steps]
        ticks = [tick for tick in ticks if low <= tick <= high]
        if len(ticks) > 2:
            break
    ax.set_yticks(ticks, [f"{tick:.3g}" for tick in ticks])
    sizes = sorted({size for points in curves.values() for size in points})
    ax.set_xticks(sizes, [f"{size:,}" for size in sizes])
    ax.minorticks_off()
    ax.set(xlabel=name, ylabel=measure)
    if len(curves) > 1:
        ax.legend()
    return ax


def neighbourhood(
    points: Any, names: Sequence[str], groups: Mapping[str, str], *, ax: Axes | None = None
) -> Axes:
    """Draw tokens on a map, in the colour of their group.

    Parameters
    ----------
    points : tensor or array of shape [N, 2]
    names : sequence of N str
        What to write at each point.
    groups : mapping of str to str
        Group -> the names in it, one character each. What is in none is grey. The first of each
        group stands in the legend. Signs get a frame: a comma alone could be an apostrophe.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is not one name for each point.

    Examples
    --------
    >>> ax = neighbourhood([[0.0, 1.0], [2.0, 3.0]], "ab", {"vowels": "a"})
    >>> [text.get_text() for text in ax.texts]
    ['a', 'b']
    """
    places = as_array(points).astype(float)
    if places.shape != (len(names), 2):
        raise ValueError(f"{len(names)} names need points of shape {(len(names), 2)}.")
    if ax is None:
        ax = new_axes(figsize=(7.6, 4.5))
    colours = dict(zip(groups, PALETTE, strict=False))
    for (x, y), name in zip(places, names, strict=True):
        group = next((label for label, members in groups.items() if name in members), None)
        colour = "#777777" if group is None else colours[group]
        style: dict[str, Any] = {"color": colour, "ha": "center", "va": "center"}
        if not name.isalnum():
            style["bbox"] = {"boxstyle": "square,pad=0.08", "fill": False, "ec": colour, "lw": 0.6}
        ax.text(x, y, shown(name), fontsize=10, weight="bold", **style)
    for label, members in groups.items():
        style = {"color": colours[label], "linestyle": "none", "markersize": 9, "mew": 0.0}
        ax.plot([], [], marker=rf"$\mathbf{{{members[0]}}}$", label=label, **style)
    margin = 0.08 * np.ptp(places, axis=0) + 1e-6
    ax.set_xlim(places[:, 0].min() - margin[0], places[:, 0].max() + margin[0])
    ax.set_ylim(places[:, 1].min() - margin[1], places[:, 1].max() + margin[1])
    ax.set(xticks=[], yticks=[])
    if groups:
        ax.legend(loc="best")
    ax.spines[:].set(visible=True, color=BLACK, linewidth=0.6)
    return ax
