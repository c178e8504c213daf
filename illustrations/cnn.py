"""What lesson 06 shows: filters that slide, what they look at, where they fail."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils.plotting.style import (
    BLUE,
    GREEN,
    LARGEST_WIDTH,
    ORANGE,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)
from illustrations.drawing.diagram import GREY, INK, Diagram, longest, moved, short
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def convolution(image, kernel, *, place=(0, 0), stride=1, padding=0, ax=None) -> Any:
    """Draw a filter on an image, and the map of its numbers, row by row up to this place.

    Parameters
    ----------
    image : array of shape (H, W)
        Small whole numbers read best.
    kernel : array of shape (K, L)
        The filter. It is laid on the image as it is, without flipping.
    place : (row, column)
        Of the number in the map that is being computed.
    stride : int
        Pixels from one place to the next.
    padding : int
        Rings of zeros around the image, drawn pale.

    Raises
    ------
    ValueError
        If image and filter are no tables, the filter does not fit, or there is no such place.

    Examples
    --------
    >>> ax = convolution([[1, 2, 0], [0, 1, 3], [2, 0, 1]], [[1, 0], [0, -1]], place=(0, 1))
    >>> ax.texts[-1].get_text().replace(chr(0x2212), "-")
    '2·1 + 0·0 + 1·0 + 3·(-1) = -1'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    image, kernel = (as_array(table).astype(float) for table in (image, kernel))
    if image.ndim != 2 or kernel.ndim != 2 or stride < 1 or padding < 0:
        raise ValueError(
            f"image {image.shape} and kernel {kernel.shape} must be tables, stride 1 or more, "
            "padding 0 or more."
        )
    padded, place, (high, wide) = np.pad(image, padding), tuple(place), kernel.shape
    if padded.shape[0] < high or padded.shape[1] < wide:
        raise ValueError(f"A filter of {kernel.shape} does not fit into {padded.shape} pixels.")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (high, wide))[::stride, ::stride]
    rows, columns = windows.shape[:2]
    if not (0 <= place[0] < rows and 0 <= place[1] < columns):
        raise ValueError(f"The map has {rows} x {columns} places; there is no place {place}.")
    found = (windows * kernel).sum(axis=(2, 3))

    pixels, numbers = np.full(padded.shape, "outside"), np.full(found.shape, "unknown")
    pixels[padding : len(padded) - padding, padding : padded.shape[1] - padding] = "plain"
    pixels[place[0] * stride :, place[1] * stride :][:high, :wide] = "marked"
    numbers.flat[: place[0] * columns + place[1]] = "plain"
    numbers[place] = "marked"

    diagram, left, tall = Diagram(), 0.0, max(len(padded), high, rows)
    for name, values, kinds, colour, sign, scale in (
        ("image", padded, pixels, ORANGE, "⋆", 2.8),
        ("filter", kernel, np.full(kernel.shape, "marked"), ORANGE, "=", 1.6),
        ("map", found, numbers, GREEN, "", 1.0),
    ):
        top, right = (len(values) - tall) / 2, left + values.shape[1]
        for (i, j), kind in np.ndenumerate(kinds):
            look = {"lw": 0.8, "ls": ":" if kind == "outside" else "-", "zorder": 2}
            if kind == "marked":
                look = {"lw": 1.8, "colour": colour}
            cell = diagram.cell((left + j, top - i - 1), **look)
            if kind != "unknown":
                diagram.text(cell.at, short(values[i, j]), color=GREY if kind == "outside" else INK)
        diagram.text(((left + right) / 2, top + 0.15), name, va="bottom")
        diagram.text((right + 0.8, -tall / 2), sign, scale)
        left = right + 1.6
    terms = [
        f"{short(x)}·{short(w) if w >= 0 else f'({short(w)})'}"
        for x, w in zip(windows[place].flat, kernel.flat, strict=True)
    ]
    text = f"{' + '.join(terms)} = {short(found[place])}"
    scale = np.clip((right + 0.6) / (0.2 * len(text)), 0.6, 1.0)
    diagram.text((right / 2, -tall - 0.65), text, scale)
    return diagram.draw(ax, room=(0.3, 0.3, 1.1, 0.9))


def volumes(shapes, steps=None, *, ax=None) -> Any:
    r"""Draw what flows through a convolutional network as blocks that narrow and deepen.

    Height and width of a block grow with those of the maps, its depth with the number of channels
    (both by the square root, so that all can be seen).

    Parameters
    ----------
    shapes : sequence of (C, H, W) or (D,)
        Shapes of one example without the batch, in order; a flat one is drawn as a bar.
    steps : sequence of str, optional
        What leads from each block to the next, one fewer than shapes; may have two lines.

    Raises
    ------
    ValueError
        If there are fewer than two shapes, one is neither (C, H, W) nor (D,), or the steps do not
        fit.
    """
    shapes = [tuple(int(n) for n in shape) for shape in shapes]
    if len(shapes) < 2 or any(len(s) not in (1, 3) or min(s) < 1 for s in shapes):
        raise ValueError(f"shapes is {shapes}: give two or more of the form (C, H, W) or (D,).")
    steps = [""] * (len(shapes) - 1) if steps is None else list(steps)
    if len(steps) != len(shapes) - 1:
        raise ValueError(f"{len(shapes)} shapes need {len(shapes) - 1} steps, not {len(steps)}.")

    largest = max((max(s[1:]) for s in shapes if len(s) == 3), default=1)
    deepest = max((s[0] for s in shapes if len(s) == 3), default=1)
    longest_bar = max((s[0] for s in shapes if len(s) == 1), default=1)
    blocks = []  # width, height, and how far to the right and up the depth leads
    for first, *maps in shapes:
        tall, wide = (2.4 * math.sqrt(n / largest) for n in maps) if maps else (0.0, 0.22)
        tall = tall or 0.5 + 2.3 * math.sqrt(first / longest_bar)
        deep = 0.12 + 1.5 * math.sqrt(first / deepest) if maps else 0.0
        blocks.append((wide, tall, (0.5 * deep, 0.32 * deep)))
    diagram, left = Diagram(), 0.0
    under = -max(tall + behind[1] for _, tall, behind in blocks) / 2 - 0.4
    for number, (wide, tall, behind) in enumerate(blocks):
        low = -(tall + behind[1]) / 2
        front = [(left, low), (left + wide, low), (left + wide, low + tall), (left, low + tall)]
        back = [moved(corner, behind) for corner in front]
        faces = [front, [*front[3:1:-1], *back[2:]], [front[1], *back[1:3], front[2]]]
        for face in faces if behind[0] else [front]:
            colour = (BLUE, ORANGE, GREEN)[(number > 0) + (number == len(steps))]
            diagram.polygon(face, colour, lw=1.4)
        right = left + wide + behind[0]
        diagram.text(((left + right) / 2, under), " × ".join(map(str, shapes[number])))
        if number < len(steps):
            left = right + max(0.75, 0.17 * longest(steps[number]) + 0.2)
            diagram.edge((right, 0.0), (left, 0.0), gap=0.06)
            diagram.text(((left + right) / 2, 0.12), steps[number], 0.85, va="bottom")
    return diagram.draw(ax, room=(0.7, 0.7, 0.75, 0.5))


def receptive_field(
    influence: Any,
    size: tuple[int, int] | int | None = None,
    corner: tuple[int, int] = (0, 0),
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw how much each pixel of an image can change an output, and the field that was computed.

    Pixels that cannot change it at all are white; the others are grey to black, on the scale of the
    square root, so that weak ones are seen too.

    Parameters
    ----------
    influence : tensor or array of shape [H, W]
        0 or more, for example the mean size of the output's gradient at each pixel.
    size : (rows, columns) or int, optional
        Of the field that was computed. It is drawn as a dashed frame.
    corner : (row, column)
        The first pixel of that field.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If it is no map, or a number is negative or not finite.

    Examples
    --------
    >>> influence = torch.zeros(9, 9)
    >>> influence[2:5, 3:6] = 1
    >>> ax = receptive_field(influence, 3, corner=(2, 3))
    """
    from matplotlib.patches import Rectangle

    influence = as_array(influence).astype(float)
    if influence.ndim != 2:
        raise ValueError(f"influence has shape {tuple(influence.shape)}; it must be [H, W].")
    if not np.isfinite(influence).all() or influence.min() < 0:
        raise ValueError("influence must be 0 or more everywhere: take the size of the gradient.")
    if ax is None:
        ax = new_axes(figsize=(3.6, 3.4))
    share = np.sqrt(influence / (influence.max() or 1.0))
    # What is not 0 gets a grey that can be told from white.
    shade = np.where(share > 0, 0.15 + 0.85 * share, 0.0)
    ax.imshow(shade, cmap="Greys", vmin=0, vmax=1)
    if size is not None:
        rows, columns = (size, size) if isinstance(size, int) else size
        ax.add_patch(
            Rectangle(
                (corner[1] - 0.5, corner[0] - 0.5), columns, rows,
                fill=False, edgecolor=VERMILION, linestyle="--", linewidth=2,
            )
        )  # fmt: skip
    ax.set(xlabel="column in pixels", ylabel="row in pixels")
    for side in ("top", "right"):
        ax.spines[side].set_visible(True)
    return ax


def activation_map(
    image: Any, kernel: Any, *, stride: int = 1, padding: int = 0, axes: Any = None
) -> np.ndarray:
    r"""Draw an image with its padding, a filter with its numbers, and the activation map they give.

    Parameters
    ----------
    image : tensor or array of shape [H, W]
        One channel, from 0 to 1.
    kernel : tensor or array of shape [K, L]
        The filter. It is slid over the image as it is, without flipping.
    stride : int
        Pixels from one place of the filter to the next.
    padding : int
        Rings of zeros around the image.
    axes : three Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of three Axes
        The title of the last one says how large the map is. Where numbers are negative, the grey in
        the middle is 0.

    Raises
    ------
    ValueError
        If image and filter are no tables, or the filter does not fit into the image.

    Examples
    --------
    >>> axes = activation_map(torch.ones(20, 30), torch.ones(3, 3) / 9, stride=2)
    >>> axes[2].get_title()
    'activation map\n9 × 14, from 1.00 to 1.00'
    """
    image = torch.as_tensor(as_array(image), dtype=torch.float32)
    kernel = torch.as_tensor(as_array(kernel), dtype=torch.float32)
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError(
            f"image {tuple(image.shape)} and kernel {tuple(kernel.shape)} must both be tables, "
            "[H, W] and [K, L]: take one channel."
        )
    if stride < 1 or padding < 0:
        raise ValueError(f"stride={stride} must be 1 or more, padding={padding} 0 or more.")
    if any(k > n + 2 * padding for k, n in zip(kernel.shape, image.shape, strict=True)):
        raise ValueError(
            f"A filter of {tuple(kernel.shape)} does not fit into an image of {tuple(image.shape)} "
            f"with padding {padding}."
        )
    padded = F.pad(image, (padding,) * 4)
    result = F.conv2d(padded[None, None], kernel[None, None], stride=stride)[0, 0]
    if axes is None:
        axes = new_axes(1, 3, figsize=(LARGEST_WIDTH, 2.9))
    axes = np.asarray(axes, dtype=object).reshape(3)
    axes[0].imshow(padded.numpy(), cmap="gray", vmin=0, vmax=1)
    axes[0].set_title("image\n" + _size(image) + (f", padding {padding}" if padding else ""))
    largest = float(kernel.abs().max()) or 1.0
    axes[1].imshow(kernel.numpy(), cmap="gray", vmin=-largest, vmax=largest)
    for (row, column), value in np.ndenumerate(kernel.numpy()):
        colour = "black" if value > -0.2 * largest else "white"
        text = f"{value:.2g}".replace("-", "−")
        axes[1].text(column, row, text, ha="center", va="center", color=colour, fontsize=9)
    axes[1].set_title("filter\n" + _size(kernel))
    low, high = float(result.min()), float(result.max())
    reach = max(abs(low), abs(high)) or 1.0
    axes[2].imshow(result.numpy(), cmap="gray", vmin=-reach if low < 0 else 0, vmax=reach)
    span = f"from {low:.2f} to {high:.2f}".replace("-", "−")
    axes[2].set_title(f"activation map\n{_size(result)}, {span}")
    for ax in axes:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, linewidth=0.8)  # a filter of equal weights is white
        ax.title.set_fontsize(10)
    return axes


def worst_mistakes(
    images: Any,
    probabilities: Any,
    labels: Any,
    classes: Sequence[str],
    *,
    count: int = 8,
    skip: int = 0,
    columns: int = 4,
    ax: Axes | None = None,
) -> Axes:
    r"""Draw the images that a model got wrong with the highest confidence.

    Above each stands what it was taken for, with its probability, and what it is.

    Parameters
    ----------
    images : tensor or array of shape [N, H, W], [N, 1, H, W] or [N, 3, H, W]
        All the images that were classified.
    probabilities : tensor or array of shape [N, C]
        One row per image; see ``logits.softmax(dim=1)``.
    labels : tensor or array of shape [N]
        The true classes.
    classes : sequence of C str
        Names of the classes.
    count : int
        How many to draw, the most confident mistake first; fewer if there are fewer.
    skip : int
        How many of the most confident ones to leave out, to see those that come after them.
    columns : int
        Images in a row.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes do not fit each other, rows are not probabilities, or there is no mistake.

    Examples
    --------
    >>> import torch
    >>> p = torch.tensor([[0.1, 0.9], [0.8, 0.2], [0.4, 0.6]])
    >>> ax = worst_mistakes(torch.rand(3, 28, 28), p, [1, 1, 0], ["cat", "dog"])
    >>> [text.get_text() for text in ax.texts]
    ['said cat, 80 %\nis dog', 'said dog, 60 %\nis cat']
    """
    from course_utils.plotting.images import image_grid

    images, p, labels = as_array(images), as_array(probabilities), as_array(labels).reshape(-1)
    if p.shape != (len(images), len(classes)) or len(labels) != len(images):
        raise ValueError(
            f"{len(images)} images, probabilities {tuple(p.shape)}, {len(labels)} labels do not "
            f"fit {len(classes)} classes; expected [N, {len(classes)}] and [N]."
        )
    if count < 1 or skip < 0:
        raise ValueError(f"count={count} must be 1 or more, and skip={skip} 0 or more.")
    if p.min() < 0 or not np.allclose(p.sum(axis=1), 1, atol=1e-3):
        raise ValueError(
            "The rows of probabilities do not sum to 1. If these are logits, take "
            "logits.softmax(dim=1)."
        )
    predictions = p.argmax(axis=1)
    wrong = np.flatnonzero(predictions != labels)
    if len(wrong) == 0:
        raise ValueError("There is no mistake to draw: every image was classified correctly.")
    if skip >= len(wrong):
        raise ValueError(f"There are only {len(wrong)} mistakes: skip fewer than that.")
    worst = wrong[np.argsort(-p[wrong].max(axis=1), kind="stable")][skip : skip + count]
    texts = [
        f"said {classes[predictions[i]]}, {100 * p[i].max():.0f} %\nis {classes[labels[i]]}"
        for i in worst
    ]
    columns = min(columns, len(worst))
    if ax is None:
        rows = -(-len(worst) // columns)
        ax = new_axes(figsize=fitting((1.65 * columns, 2.0 * rows)))
    return image_grid(images[worst], texts, columns=columns, ax=ax)


def _size(table: torch.Tensor) -> str:
    return f"{table.shape[0]} × {table.shape[1]}"


def explore_filtering(
    image: Any,
    filters: Mapping[str, Any],
    *,
    start: str | None = None,
    stride: int = 1,
    padding: int = 0,
) -> None:
    """Choose a filter, stride and padding, and see the activation map of an image.

    Parameters
    ----------
    image : tensor or array of shape [H, W]
        One channel, from 0 to 1.
    filters : mapping of str to tensor of shape [K, L]
        Name -> filter.
    start : str, optional
        The filter at the start. Default: the first.
    stride : int
        At the start, 1 to 8.
    padding : int
        At the start, 0 to 8.

    Raises
    ------
    ValueError
        If there is no such filter, a start value lies beyond its slider, or a filter does not fit
        into the image.

    Examples
    --------
    >>> explore_filtering(torch.ones(10, 12), {"mean": torch.ones(3, 3) / 9}, stride=2)
    mean with stride 2 and padding 0: 10 x 12 pixels give a map of 4 x 5.
    """
    if not filters:
        raise ValueError("filtering needs at least one filter.")
    start = next(iter(filters)) if start is None else start
    if start not in filters:
        raise ValueError(f"There is no filter {start!r} here. There are {', '.join(filters)}.")
    if not 1 <= stride <= 8:
        raise ValueError(f"stride = {stride} lies beyond the slider, 1 to 8.")
    if not 0 <= padding <= 8:
        raise ValueError(f"padding = {padding} lies beyond the slider, 0 to 8.")

    def draw(filter: str, stride: float, padding: float) -> tuple[Any, str]:
        places, rings = int(stride), int(padding)
        axes = activation_map(image, filters[filter], stride=places, padding=rings)
        shape = " x ".join(map(str, axes[2].images[0].get_array().shape))
        size = " x ".join(map(str, image.shape))
        alt = f"{filter} with stride {places} and padding {rings}: "
        return axes[0], f"{alt}{size} pixels give a map of {shape}."

    demonstrate(
        draw,
        {"stride": float(stride), "padding": float(padding)},
        {"stride": (1.0, 8.0, 1.0), "padding": (0.0, 8.0, 1.0)},
        choices={"filter": (start, tuple(filters))},
    )
