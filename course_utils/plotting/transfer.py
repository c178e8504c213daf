"""What was learned elsewhere, and what a narrow code keeps: transfer, codes, transposed filters."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LARGEST_WIDTH,
    LINES,
    MARKERS,
    ORANGE,
    PALETTE,
    as_array,
    fitting,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def few_examples(
    results: Mapping[str, Mapping[int, Sequence[float]]],
    *,
    chance: float | None = None,
    name: str = "accuracy",
    ax: Axes | None = None,
) -> Axes:
    """Draw what several ways of training make of few examples.

    Parameters
    ----------
    results : mapping of str to mapping of int to sequence of float
        Way -> examples per class -> one number for each seed. The line goes through the means; each
        seed is a pale mark.
    chance : float, optional
        What guessing would give, drawn as a dotted line.
    name : str
        What stands at the vertical axis.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or a number of examples is not 1 or more.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.few_examples({"guess": {5: [0.2, 0.3], 20: [0.25, 0.25]}}, chance=0.25)
    >>> ax.get_xlabel()
    'examples per class'
    """
    if not results or not all(
        runs and all(runs.values()) and min(runs) >= 1 for runs in results.values()
    ):
        raise ValueError(
            'few_examples needs results such as {"frozen": {5: [0.7, 0.6], 20: [0.8]}}: for each '
            "way and number of examples (1 or more) at least one accuracy."
        )
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.6))
    for number, (label, runs) in enumerate(results.items()):
        colour, marker = PALETTE[number % len(PALETTE)], MARKERS[number % len(MARKERS)]
        sizes = sorted(runs)
        means = [float(np.mean(runs[size])) for size in sizes]
        line = LINES[number % len(LINES)]
        ax.plot(sizes, means, line, color=colour, marker=marker, markersize=6, label=label)
        for size in sizes:
            ax.plot(
                [size] * len(runs[size]), runs[size], linestyle="none", marker=marker,
                color=colour, alpha=0.35, markersize=4,
            )  # fmt: skip
    ticks = sorted({size for runs in results.values() for size in runs})
    ax.set_xscale("log")
    ax.set_xticks(ticks, [str(tick) for tick in ticks])
    ax.set_xticks([], minor=True)
    ax.set(xlabel="examples per class", ylabel=name)
    if chance is not None:
        ax.axhline(chance, color=BLACK, linestyle=":", linewidth=1.2)
        ax.text(ticks[-1], chance, "chance", ha="right", va="bottom", fontsize=9)
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    return ax


def named_photographs(
    photographs: Mapping[str, Any],
    probabilities: Any,
    classes: Sequence[str],
    *,
    top: int = 3,
    columns: int = 4,
    axes: Any = None,
) -> np.ndarray:
    r"""Draw photographs, and under each the names that a network finds most probable.

    Parameters
    ----------
    photographs : mapping of str to tensor or array [3, H, W], uint8
        Our name -> photograph.
    probabilities : tensor or array [N, C]
        One row for each photograph, in their order.
    classes : sequence of C str
        Names of the network's classes.
    top : int
        How many names to write.
    columns : int
        Photographs in a row.
    axes : sequence of N Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of N Axes

    Raises
    ------
    ValueError
        If the shapes do not fit each other, or rows are not probabilities.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> sky = torch.zeros(3, 20, 30, dtype=torch.uint8)
    >>> (ax,) = plotting.named_photographs(
    ...     {"sky": sky}, torch.tensor([[0.1, 0.9]]), ["night", "day"], top=2)
    >>> ax.get_xlabel().replace(chr(160), " ")
    'day 90 %\nnight 10 %'
    """
    p = as_array(probabilities)
    if not photographs or p.shape != (len(photographs), len(classes)):
        raise ValueError(
            f"{len(photographs)} photographs and {len(classes)} classes need probabilities of "
            f"shape [{len(photographs)}, {len(classes)}], not {list(p.shape)}."
        )
    if p.min() < 0 or not np.allclose(p.sum(axis=1), 1, atol=1e-3):
        raise ValueError(
            "The rows of probabilities do not sum to 1. If these are logits, take "
            "logits.softmax(dim=1)."
        )
    if axes is None:
        columns = min(columns, len(p))
        rows = math.ceil(len(p) / columns)
        size = fitting((2.0 * columns, (1.75 + 0.19 * top) * rows))
        axes = new_axes(rows, columns, figsize=size)
        first = np.asarray(axes, dtype=object).reshape(-1)[0]
        first.figure.get_layout_engine().set(h_pad=0.1)  # inches
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(p):
        raise ValueError(f"named_photographs draws {len(p)} plots, and got {len(axes)} axes.")
    for ax, (title, photograph), row in zip(axes, photographs.items(), p, strict=False):
        ax.imshow(_thumbnail(as_array(photograph).transpose(1, 2, 0)))
        best = np.argsort(-row, kind="stable")[:top]
        text = "\n".join(f"{classes[c]} {100 * row[c]:.0f}\N{NO-BREAK SPACE}%" for c in best)
        ax.set_xlabel(text, fontsize=9)
        ax.set_title(title, fontsize=9, weight="bold")
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
    for ax in axes[len(p) :]:
        ax.set_axis_off()
    return axes[: len(p)]


def compared_rows(rows: Mapping[str, Any], *, ax: Axes | None = None) -> Axes:
    """Draw rows of grey images, one above the other, so that columns can be compared.

    Parameters
    ----------
    rows : mapping of str to tensor or array [N, 1, H, W] or [N, H, W]
        Name of the row -> its images, all of the same shape. Floats are cut off at 0 (black) and 1
        (white); bytes go from 0 to 255.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no rows, or their shapes differ.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> clean = torch.rand(4, 1, 28, 28)
    >>> ax = plotting.compared_rows({"clean": clean, "noisy": clean + torch.randn(4, 1, 28, 28)})
    >>> [text.get_text() for text in ax.texts]
    ['clean', 'noisy']
    """
    tiles = []
    for images in rows.values():
        images = as_array(images)
        images = images / 255.0 if images.dtype == np.uint8 else images.astype(float)
        if images.ndim == 4 and images.shape[1] == 1:
            images = images[:, 0]
        tiles.append(np.clip(images, 0, 1))
    shapes = {tile.shape for tile in tiles}
    if len(shapes) != 1 or len(next(iter(shapes))) != 3 or 0 in next(iter(shapes)):
        found = ", ".join(f"{name} {list(as_array(row).shape)}" for name, row in rows.items())
        raise ValueError(
            f"compared_rows draws rows of the same shape, [N, 1, H, W] or [N, H, W]; these are: "
            f"{found or 'none'}."
        )
    count, height, width = shapes.pop()
    gap = max(1, round(0.08 * max(height, width)))
    mosaic = np.ones((len(rows) * (height + gap) + gap, count * (width + gap) + gap))
    for row, tile in enumerate(tiles):
        top = gap + row * (height + gap)
        for column, image in enumerate(tile):
            left = gap + column * (width + gap)
            mosaic[top : top + height, left : left + width] = image
    if ax is None:
        names = 0.11 * max(map(len, rows)) + 0.2
        scale = min(0.9, (LARGEST_WIDTH - names) / count)
        ax = new_axes(figsize=fitting((scale * count + names, scale * len(rows) + 0.1)))
    ax.imshow(mosaic, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    for row, name in enumerate(rows):
        middle = gap + row * (height + gap) + height / 2
        ax.text(-gap, middle, name, ha="right", va="center", fontsize=10)
    ax.set_axis_off()
    return ax


def code_map(
    codes: Any,
    labels: Any,
    classes: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw codes of two numbers as points in a plane; each point is the number of its class.

    Parameters
    ----------
    codes : tensor or array [N, 2]
        What an encoder gave.
    labels : tensor or array [N]
        Classes from 0 to 9, which the encoder need not have seen.
    classes : sequence of str, optional
        Their names, for a legend.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the codes are not [N, 2], there is not one label for each, or a label is above 9.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> ax = plotting.code_map(torch.randn(30, 2), torch.arange(30) % 3)
    >>> ax.get_xlabel()
    'code, first number'
    """
    codes, labels = as_array(codes), as_array(labels).reshape(-1)
    if codes.ndim != 2 or codes.shape[1] != 2 or len(labels) != len(codes):
        raise ValueError(
            f"code_map draws codes [N, 2] with N labels, not {list(codes.shape)} with {len(labels)}"
            " labels."
        )
    if len(labels) and not (labels.min() >= 0 and labels.max() <= 9):
        raise ValueError(f"labels go from {labels.min()} to {labels.max()}: draw classes 0 to 9.")
    if ax is None:
        ax = new_axes(figsize=(6.4 if classes else 5.6, 4.4))
    for label in np.unique(labels):
        label = int(label)
        here = codes[labels == label]
        dark = {"#F0E442": "#8A7F00", "#56B4E9": "#1F78A8"}  # pale ones are hard to read as digits
        colour = PALETTE[label % len(PALETTE)]
        name = f"{label} {classes[label]}" if classes else str(label)
        ax.scatter(
            *here.T, marker=f"${label}$", s=34, color=dark.get(colour, colour), linewidths=0,
            label=name,
        )  # fmt: skip
    ax.set(xlabel="code, first number", ylabel="code, second number")
    if classes:
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=9)
    return ax


def stamps(
    x: Any, kernel: Any, *, stride: int = 1, padding: int = 0, axes: Any = None
) -> np.ndarray:
    """Draw a transposed convolution step by step: each number stamps the filter, stamps add up.

    Parameters
    ----------
    x : tensor or array [H, W]
        What goes in, up to 6 numbers.
    kernel : tensor or array [K, L]
        The filter.
    stride : int
        Distance of two stamps.
    padding : int
        Rings that are cut off the sum; drawn pale, in brackets.
    axes : sequence of H * W + 1 Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes
        One for each number of x, row by row, and the sum.

    Raises
    ------
    ValueError
        If x or the filter is no table, x is too large, or nothing is left after the padding.

    Examples
    --------
    >>> from course_utils import plotting
    >>> axes = plotting.stamps([[1, 2]], [[1, 1], [1, 3]], stride=1)
    >>> axes[-1].get_title()
    'sum'
    """
    x, kernel = as_array(x).astype(float), as_array(kernel).astype(float)
    if x.ndim != 2 or kernel.ndim != 2 or not 1 <= x.size <= 6 or stride < 1 or padding < 0:
        raise ValueError(
            f"stamps draws a table of up to 6 numbers and a filter [K, L], not {list(x.shape)} and "
            f"{list(kernel.shape)}; stride 1 or more, padding 0 or more."
        )
    shape = tuple((n - 1) * stride + k for n, k in zip(x.shape, kernel.shape, strict=True))
    if min(shape) <= 2 * padding:
        raise ValueError(f"padding={padding} leaves nothing of {shape[0]} x {shape[1]} numbers.")
    if axes is None:
        size = fitting((1.75 * (x.size + 1), 2.1 * shape[0] / shape[1] + 0.2))
        axes = new_axes(1, x.size + 1, figsize=size)
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < x.size + 1:
        raise ValueError(f"stamps draws {x.size + 1} plots, and got {len(axes)} axes.")
    total, hits = np.zeros(shape), np.zeros(shape, dtype=int)
    for ax, ((row, column), value) in zip(axes, np.ndenumerate(x), strict=False):
        here = np.zeros(shape, dtype=bool)
        top, left = row * stride, column * stride
        here[top : top + kernel.shape[0], left : left + kernel.shape[1]] = True
        stamp = np.zeros(shape)
        stamp[here] = (value * kernel).ravel()
        total += stamp
        hits += here
        _table(ax, stamp, here.astype(int), here)
        ax.set_title(f"{value:g} × filter", fontsize=10)
    inside = np.zeros(shape, dtype=bool)
    inside[padding : shape[0] - padding, padding : shape[1] - padding] = True
    _table(axes[x.size], total, hits, hits > 0, inside)
    axes[x.size].set_title("sum", fontsize=10, weight="bold")
    return axes[: x.size + 1]


def _thumbnail(photograph: np.ndarray, longest: int = 160) -> np.ndarray:
    """Average pixels in squares and round the colours: a notebook must stay small."""
    step = math.ceil(max(photograph.shape[:2]) / longest)
    rows, columns = (n // step * step for n in photograph.shape[:2])
    squares = photograph[:rows, :columns].reshape(rows // step, step, columns // step, step, 3)
    return (squares.mean(axis=(1, 3)) // 8 * 8).astype(np.uint8) if squares.size else photograph


def _table(
    ax: Axes, values: np.ndarray, shades: np.ndarray, shown: np.ndarray, inside: Any = None
) -> None:
    """Numbers in cells; a cell is darker the more stamps have hit it."""
    from matplotlib.patches import Rectangle

    for (row, column), value in np.ndenumerate(values):
        kept = inside is None or inside[row, column]
        depth = min(int(shades[row, column]), 4)
        ax.add_patch(
            Rectangle(
                (column, row), 1, 1, facecolor=BLUE if kept and depth else "white",
                alpha=0.17 * max(depth, 1), linewidth=0,
            )
        )  # fmt: skip
        ax.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor="#8A8A8A", linewidth=0.7))
        if shown[row, column]:
            text = f"{value:g}" if kept else f"({value:g})"
            colour = BLACK if kept else "#777777"
            ax.text(
                column + 0.5, row + 0.5, text, ha="center", va="center", fontsize=9, color=colour
            )
    if inside is not None and not inside.all():
        rows, columns = np.where(inside)
        corner = (columns.min(), rows.min())
        size = (np.ptp(columns) + 1, np.ptp(rows) + 1)
        ax.add_patch(Rectangle(corner, *size, fill=False, edgecolor=ORANGE, linewidth=2.2))
    ax.set(xlim=(-0.05, values.shape[1] + 0.05), ylim=(values.shape[0] + 0.05, -0.05))
    ax.set_aspect("equal")
    ax.set_axis_off()
