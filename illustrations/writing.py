"""What lesson 08 shows of text: how it is cut into chunks, what may come next, written pages."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    MARKERS,
    PALETTE,
    VERMILION,
    as_array,
    new_axes,
)
from illustrations.drawing.diagram import GREY, Diagram

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def chunks(number: int = 3, steps: int = 3, *, ax: Axes | None = None) -> Axes:
    """Draw truncated backpropagation: the state crosses from chunk to chunk, the gradient does not.

    Parameters
    ----------
    number : int
        How many chunks, 2 to 4.
    steps : int
        How many steps each has, 2 to 4.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are fewer or more than can be read.
    """
    if not (2 <= number <= 4 and 2 <= steps <= 4):
        raise ValueError(f"{number} chunks of {steps} steps: draw 2 to 4 of each.")
    diagram, gap, between = Diagram(), 1.5, 0.7
    wide = (steps - 1) * gap + 1.2
    state = None
    for chunk in range(number):
        left = chunk * (wide + between)
        middle = left + (wide - 1.2) / 2
        look = {"facecolor": "#F7F7F7", "lw": 1.0, "zorder": 0}
        diagram.box((middle, 0.0), (wide, 3.6), "", GREY, rounded=True, **look)
        diagram.text((middle, 2.15), f"chunk {chunk + 1}", 0.9)
        states = []
        for step in range(steps):
            before, x = state, left + step * gap
            state = diagram.box((x, 0.0), (0.8, 0.7), f"$h_{{{chunk * steps + step + 1}}}$")
            given = diagram.circle((x, -1.3), "", BLUE, radius=0.2)
            loss = diagram.circle((x, 1.3), "", GREEN, radius=0.2)
            diagram.edge(given, state)
            diagram.edge(state, loss)
            if before is not None:
                diagram.edge(before, state, lw=1.8)
            states.append(state)
        for one, other in zip(states[1:], states, strict=False):
            diagram.edge(one, other, aside=0.22, ls="--", color=VERMILION)
        if chunk:
            diagram.text((left - 0.6 - between / 2, -0.42), "detach", 0.75, color=VERMILION)
    right = number * (wide + between) - between - 0.6
    return diagram.draw(ax, (-0.9, right + 0.3, -2.0, 2.5), per_unit=0.7)


def next_characters(
    probabilities: Mapping[str, Any],
    characters: Sequence[str],
    *,
    most: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Draw how probable the likeliest next characters are, by temperature or by model.

    Parameters
    ----------
    probabilities : mapping of str to (tensor or array of shape [V])
        Label -> probability of each character. The first decides which are drawn.
    characters : sequence of V str
        A space and a line's end are shown by signs.
    most : int
        How many characters to draw.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or not one probability for each character.

    Examples
    --------
    >>> ax = next_characters({"cold": [0.1, 0.9]}, "ab")
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['b', 'a']
    """
    if not probabilities:
        raise ValueError("next_characters needs at least one row of probabilities.")
    rows = {label: as_array(row).astype(float) for label, row in probabilities.items()}
    for label, row in rows.items():
        if row.shape != (len(characters),):
            raise ValueError(
                f"probabilities[{label!r}] has shape {row.shape}; give one for each of the "
                f"{len(characters)} characters."
            )
    if ax is None:
        ax = new_axes(figsize=(7.2, 3.2))
    order = np.argsort(-next(iter(rows.values())), kind="stable")[:most]
    width = 0.8 / len(rows)
    for number, (label, row) in enumerate(rows.items()):
        places = np.arange(len(order)) + (number - (len(rows) - 1) / 2) * width
        style = {"color": PALETTE[number % 7], "edgecolor": BLACK, "linewidth": 0.6}
        ax.bar(places, row[order], width, label=label, hatch=("", "//", "..")[number % 3], **style)
    signs = {" ": "space", "\n": "end of\nline"}
    ax.set_xticks(range(len(order)), [signs.get(characters[i], characters[i]) for i in order])
    ax.set(xlabel="next character", ylabel="probability")
    ax.legend()
    return ax


def by_context(
    perplexities: Mapping[str, Mapping[int, float]],
    *,
    lines: Mapping[str, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw perplexity over how many characters a model may see.

    Parameters
    ----------
    perplexities : mapping of str to (mapping of int to float)
        Model -> number of characters -> perplexity.
    lines : mapping of str to float, optional
        Label -> a level to compare with, dotted.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes
        Both axes are logarithmic.

    Raises
    ------
    ValueError
        If there is nothing to draw, or a perplexity below 1.

    Examples
    --------
    >>> ax = by_context({"GRU": {1: 12.0, 16: 7.0}}, lines={"pairs": 12.5})
    >>> ax.lines[0].get_ydata().tolist()
    [12.0, 7.0]
    """
    if not perplexities or not all(perplexities.values()):
        raise ValueError("by_context needs at least one model and one number of characters.")
    for label, points in perplexities.items():
        if min(points.values()) < 1:
            raise ValueError(f"{label!r}: no perplexity is below 1.")
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.4))
    seen = sorted({count for points in perplexities.values() for count in points})
    for number, (label, points) in enumerate(perplexities.items()):
        style = {"color": PALETTE[number % 7], "marker": MARKERS[number]}
        ax.plot(list(points), list(points.values()), label=label, **style)
    for number, (label, level) in enumerate((lines or {}).items()):
        style = {"color": BLACK, "linestyle": (":", "--")[number % 2], "linewidth": 1.3}
        ax.axhline(level, label=label, **style)
    ax.set_xscale("log", base=2)
    ax.set_yscale("log")
    ax.set_xticks(seen, [str(count) for count in seen])
    low, high = ax.get_ylim()
    ticks = [tick for tick in (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50) if low < tick < high]
    ax.set_yticks(ticks, [str(tick) for tick in ticks])
    ax.minorticks_off()
    ax.set(xlabel="characters that it may see", ylabel="perplexity")
    ax.legend()
    return ax


def pages(texts: Mapping[str, str], *, lines: int = 14, width: int = 30, axes: Any = None) -> Any:
    """Draw pages of text side by side, as a printer would set them.

    Parameters
    ----------
    texts : mapping of str to str
        Title of each page -> what stands on it; long lines are broken.
    lines, width : int
        How many lines a page has, and how many characters a line; what is beyond is left out.
    axes : as many Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no page, or not one of the axes for each.

    Examples
    --------
    >>> axes = pages({"cold": "the the the"})
    >>> axes[0].texts[0].get_text()
    'the the the'
    """
    if not texts:
        raise ValueError("pages needs at least one text.")
    if axes is None:
        height = min(LARGEST_HEIGHT, 0.19 * lines + 0.7)
        axes = new_axes(1, len(texts), figsize=(LARGEST_WIDTH, height))
    axes = np.asarray(axes, dtype=object).reshape(-1)
    if len(axes) != len(texts):
        raise ValueError(f"{len(texts)} pages need as many axes, and got {len(axes)}.")
    for ax, (title, text) in zip(axes, texts.items(), strict=True):
        broken = [part for line in text.split("\n") for part in textwrap.wrap(line, width) or [""]]
        shown = "\n".join(broken[:lines]).replace("$", r"\$")
        size = min(10.0, 0.83 * 72 * LARGEST_WIDTH / len(texts) / (0.62 * width))
        style = {"family": "monospace", "fontsize": size, "va": "top", "linespacing": 1.25}
        ax.text(0.03, 0.97, shown, transform=ax.transAxes, **style)
        ax.set(xticks=[], yticks=[], title=title, facecolor="#FDFBF5")
        ax.spines[:].set(visible=True, color="#BBBBBB")
    return axes
