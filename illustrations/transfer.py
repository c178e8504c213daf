"""What lesson 07 shows: famous networks, few examples, codes, stamps of style."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils import plotting
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)
from course_utils.training.evaluation import in_mode
from illustrations.drawing.diagram import Diagram, longest
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Ten colours for ten digits, all dark enough to read a small digit in.
_TEN = (
    BLUE, VERMILION, "#00795A", "#CC5FA0", BLACK,
    "#8A7F00", "#3FA7E0", ORANGE, "#7A1F4D", "#808080",
)  # fmt: skip

# (layers, channels, side of the maps, layers that a skip connection leaps over). SqueezeNext is
# drawn block by block; each of its blocks has five layers.
FAMOUS = {
    "VGG16\n2014": [
        (2, 64, 224, 0), (2, 128, 112, 0), (3, 256, 56, 0), (3, 512, 28, 0), (3, 512, 14, 0),
        (2, 4096, 1, 0), (1, 1000, 1, 0),
    ],
    "ResNet-18\n2015": [
        (1, 64, 112, 0), (4, 64, 56, 2), (4, 128, 28, 2), (4, 256, 14, 2), (4, 512, 7, 2),
        (1, 1000, 1, 0),
    ],
    "SqueezeNext\n2018": [
        (1, 64, 112, 0), (6, 32, 56, 1), (6, 64, 28, 1), (8, 128, 14, 1), (1, 256, 7, 1),
        (1, 128, 7, 0), (1, 1000, 1, 0),
    ],
}  # fmt: skip
BLOCKS = {
    "VGG": ([("3 × 3, C", 1.0), ("3 × 3, C", 1.0)], False),
    "ResNet": ([("3 × 3, C", 1.0), ("3 × 3, C", 1.0)], True),
    "SqueezeNext": (
        [
            ("1 × 1, C/2", 0.5), ("1 × 1, C/4", 0.25), ("3 × 1, C/2", 0.5), ("1 × 3, C/2", 0.5),
            ("1 × 1, C", 1.0),
        ],
        True,
    ),
}  # fmt: skip


def architectures(rows=FAMOUS, *, ax=None) -> Any:
    r"""Draw convolutional networks, one under the other: a slim box for each layer.

    The taller a box, the larger the maps (by the square root); under each stage stand its channels
    and the side of its maps. Layers without maps (fully connected ones) are green. Arcs are skip
    connections: from the input of some layers over to their output.

    Parameters
    ----------
    rows : mapping of str to sequence of (layers, channels, side, span)
        Name -> its stages: how many layers (or blocks) in a row, how many channels each puts out,
        height and width of the maps in pixels (1: fully connected), and over how many layers each
        skip connection leads (0: there are none).

    Raises
    ------
    ValueError
        If there is no network or no stage, a number is too small, or the layers of a stage do not
        divide into its skips.
    """
    if not rows or not all(rows.values()):
        raise ValueError("Give at least one network, and each at least one stage.")
    for name, stages in rows.items():
        for layers, channels, side, span in stages:
            if min(layers, channels, side) < 1 or span < 0 or (span and layers % span):
                raise ValueError(
                    f"{name}: the stage {(layers, channels, side, span)} is (layers, channels, "
                    "side, span), all 1 or more; span is 0, or divides the layers."
                )
    wide, step, tallest, length = 0.3, 0.38, 1.7, 0.0
    largest = max(side for stages in rows.values() for _, _, side, _ in stages)
    left = -0.2 * longest(*rows) - 0.4
    diagram = Diagram()
    for row, (name, stages) in enumerate(rows.items()):
        x, y, before = 0.0, -(tallest + 1.35) * row, None
        diagram.text((left, y), name, ha="left", weight="bold")
        for layers, channels, side, span in stages:
            flat, colour = side == 1, GREEN if side == 1 else ORANGE
            tall = 1.1 if flat else 0.3 + (tallest - 0.3) * math.sqrt(side / largest)
            room = max(layers * step - 0.08, 0.17 * len(str(channels)))
            first = x + (room - (layers - 1) * step) / 2
            boxes = [
                diagram.box((first + k * step, y), (wide, tall), "", colour, lw=1.2)
                for k in range(layers)
            ]
            if before:
                diagram.edge(before, boxes[0], gap=0.03)
            for k in range(0, layers if span else 0, span or 1):
                _skip(diagram, boxes[k].side(-1, 1), boxes[k + span - 1].side(1, 1))
            text = f"{channels}" if flat else f"{channels}\n{side}²"
            diagram.text((x + room / 2, y - tallest / 2 - 0.12), text, 0.85, va="top")
            x, before = x + room + 0.42, boxes[-1]
        length = max(length, x)
    return diagram.draw(ax, (left - 0.1, length, y - tallest / 2 - 0.85, tallest / 2 + 0.5))


def _skip(diagram: Diagram, begin: tuple[float, float], end: tuple[float, float]) -> None:
    """Add an arc from before one layer to behind another."""
    start, stop = begin[0] - 0.04, end[0] + 0.04
    angle = np.linspace(np.pi, 0.12, 30)[:25]
    x = (start + stop) / 2 + (stop - start) / 2 * np.cos(angle)
    arc = zip(x, begin[1] + 0.3 * np.sin(angle), strict=True)
    diagram.edge(*arc, (stop, end[1]), head=7, color=VERMILION, lw=1.2, zorder=4)


def building_blocks(columns=BLOCKS, *, ax=None) -> Any:
    """Draw the blocks that networks are built of, side by side, from top to bottom.

    Parameters
    ----------
    columns : mapping of str to (layers, skip)
        Name -> its layers, each (what stands in it, its channels as a share of the block's own:
        the width of its box), and whether the input is added to what comes out.

    Raises
    ------
    ValueError
        If there is no block, one has no layers, or a share is not above 0 and up to 1.
    """
    if not columns or not all(layers for layers, _ in columns.values()):
        raise ValueError("Give at least one block, and each at least one layer.")
    if not all(0 < share <= 1 for layers, _ in columns.values() for _, share in layers):
        raise ValueError("A layer's share of the channels must be above 0, and at most 1.")
    widest = max(len(text) for layers, _ in columns.values() for text, _ in layers)
    wide, tall, step = max(3.6, 0.19 * widest + 0.4), 0.56, 0.92
    reach = step * (max(len(layers) for layers, _ in columns.values()) - 1) / 2 + tall / 2 + 0.55
    diagram = Diagram()
    for column, (name, (layers, skip)) in enumerate(columns.items()):
        x, high = (wide + 1.3) * column, step * (len(layers) - 1) / 2
        diagram.text((x, reach + 0.3), name, weight="bold")
        entry, leave = (x, high + tall / 2 + 0.5), (x, -high - tall / 2 - 0.5)
        before = entry
        for k, (text, share) in enumerate(layers):
            y, fits = high - step * k, share * wide > 0.19 * len(text)
            box = diagram.box((x, y), (wide * share, tall), text if fits else "", lw=1.4)
            if not fits:
                diagram.text((box.side(1)[0] + 0.08, y), text, 0.9, ha="left")
            diagram.edge(before, box, gap=(0.0, 0.02))
            before = box
        if skip:
            plus = diagram.circle(leave, "+", VERMILION, radius=0.17)
            side, branch = x + wide / 2 + 0.45, entry[1] - 0.16
            diagram.circle((x, branch), "", VERMILION, radius=0.06, facecolor=VERMILION, lw=0)
            corners = (x, branch), (side, branch), (side, leave[1])
            diagram.edge(*corners, plus, gap=(0.0, 0.01), ls="--", color=VERMILION, lw=1.6)
        diagram.edge(before, plus if skip else leave)
    right = (wide + 1.3) * (len(columns) - 1) + wide / 2 + 0.9
    return diagram.draw(ax, (-wide / 2 - 0.3, right, -reach - 0.75, reach + 0.55))


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
    >>> sky = torch.zeros(3, 20, 30, dtype=torch.uint8)
    >>> (ax,) = named_photographs(
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


def code_map(
    codes: Any,
    labels: Any,
    classes: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw codes of two numbers as points in a plane; each point is the number of its class.

    Where points would lie on each other only the first of them is drawn.

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
    >>> ax = code_map(torch.randn(30, 2), torch.arange(30) % 3)
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
    shown = _apart(codes)
    for label in np.unique(labels):
        label = int(label)
        here = codes[shown & (labels == label)]
        name = f"{label} {classes[label]}" if classes else str(label)
        ax.scatter(*here.T, marker=f"${label}$", s=40, color=_TEN[label], linewidths=0, label=name)
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
    >>> axes = stamps([[1, 2]], [[1, 1], [1, 3]], stride=1)
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


def explore_denoising(
    model: Callable[[torch.Tensor], torch.Tensor],
    images: torch.Tensor,
    *,
    noise: float = 0.5,
    largest: float = 1.5,
    seed: int = 0,
) -> None:
    """Choose the noise level with a slider, and see what a denoiser makes of it.

    The title says the mean squared error of the noisy and of the denoised images against the clean
    ones. The pattern of the noise stays the same, only its size changes.

    Parameters
    ----------
    model : nn.Module or callable
        Noisy images [N, 1, H, W] to denoised ones of the same shape. It is called in evaluation
        mode, and has its own mode back afterwards.
    images : tensor [N, 1, H, W], float32
        Clean images, with pixels from 0 to 1; about 8 of them fit.
    noise : float
        Standard deviation of the noise at the start.
    largest : float
        The slider goes from 0 to here.
    seed : int
        Of the noise.

    Raises
    ------
    ValueError
        If the noise at the start lies beyond the slider, or the model changes the shape.

    Examples
    --------
    >>> explore_denoising(lambda x: torch.zeros_like(x), torch.ones(2, 1, 8, 8), noise=0.0)
    Noise 0.00: the error of the noisy images is 0.0000, that of the denoised ones 1.0000.
    """
    if not 0 <= noise <= largest:
        raise ValueError(f"noise = {noise} lies beyond the slider, 0 to {largest}.")
    pattern = torch.randn(images.shape, generator=torch.Generator().manual_seed(seed))

    def draw(noise: float) -> tuple[Any, str]:
        noisy = images + noise * pattern
        is_module = isinstance(model, torch.nn.Module)
        with torch.no_grad(), in_mode(model, training=False) if is_module else nullcontext():
            output = model(noisy)
        if output.shape != images.shape:
            raise ValueError(
                f"The model made {list(output.shape)} of images {list(images.shape)}: a denoiser "
                "keeps the shape."
            )
        before = (noisy - images).square().mean().item()
        after = (output - images).square().mean().item()
        ax = plotting.image_rows({"clean": images, "noisy": noisy, "denoised": output})
        ax.set_title(f"noise {noise:.2f}; error: noisy {before:.4f}, denoised {after:.4f}")
        alt = f"Noise {noise:.2f}: the error of the noisy images is {before:.4f}, "
        return ax, f"{alt}that of the denoised ones {after:.4f}."

    demonstrate(draw, {"noise": float(noise)}, {"noise": (0.0, largest, 0.05)})


def _apart(codes: np.ndarray, gap: float = 0.021) -> np.ndarray:
    """Choose points of which no two are nearer than a share of the plane's sides."""
    if not len(codes):
        return np.zeros(0, dtype=bool)
    size = np.ptp(codes, axis=0)
    places = codes / np.where(size > 0, size, 1)
    shown = np.zeros(len(codes), dtype=bool)
    for index, place in enumerate(places):
        near = np.abs(places[shown] - place)
        shown[index] = not ((near[:, 0] < gap) & (near[:, 1] < 1.5 * gap)).any()
    return shown


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
