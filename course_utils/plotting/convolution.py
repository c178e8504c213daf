"""Convolutional networks: filters, what they make of an image, and how far they see."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils.plotting.style import (
    BLACK,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    MARKERS,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def filters(weight: Any, *, columns: int = 8, ax: Axes | None = None) -> Axes:
    """Draw the filters of a convolution, all of them in one picture.

    Filters with one channel are drawn in grey: black is the most negative weight, white the most
    positive, the grey in the middle is 0. Filters with three channels are drawn in colour, the same
    way for red, green and blue. Filters with any other number of channels are collated: one row for
    each filter, one column for each of its channels. All share one scale.

    Parameters
    ----------
    weight : tensor or array of shape [O, C, K, L]
        ``layer.weight`` of an ``nn.Conv2d``: O filters with C channels each.
    columns : int
        Filters in a row, where C is 1 or 3.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If these are not the weights of a convolution, or not finite.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.filters(torch.randn(16, 1, 5, 5))
    >>> plotting.show(ax, alt="Sixteen random filters of 5 x 5 weights.")
    Sixteen random filters of 5 x 5 weights.
    """
    weight = as_array(weight).astype(float)
    if weight.ndim != 4 or 0 in weight.shape:
        raise ValueError(
            f"weight has shape {tuple(weight.shape)}; filters draws [O, C, K, L], the weight of an "
            "nn.Conv2d. One filter alone? Add the first dimension: weight[None]."
        )
    if not np.isfinite(weight).all():
        raise ValueError("Some weights are NaN or infinite: did the training diverge?")
    if columns < 1:
        raise ValueError(f"columns={columns!r}: give the number of filters in a row, 1 or more.")
    largest = float(np.abs(weight).max()) or 1.0
    count, channels, height, width = weight.shape
    collated = channels not in (1, 3)
    if collated:
        tiles = weight.reshape(count * channels, height, width, 1)
        columns = channels
    else:
        tiles = weight.transpose(0, 2, 3, 1)
        columns = min(columns, count)
    rows = math.ceil(len(tiles) / columns)
    mosaic = np.full((rows * (height + 1) - 1, columns * (width + 1) - 1, tiles.shape[-1]), np.nan)
    for i, tile in enumerate(tiles):
        top, left = i // columns * (height + 1), i % columns * (width + 1)
        mosaic[top : top + height, left : left + width] = tile
    shade = np.where(np.isnan(mosaic), 1.0, 0.5 + mosaic / (2 * largest))  # gaps stay white
    if ax is None:
        across = LARGEST_WIDTH if collated else 0.9 * columns
        ax = new_axes(figsize=fitting((across, across * mosaic.shape[0] / mosaic.shape[1] + 0.3)))
    if channels == 3:
        ax.imshow(shade)
        ax.set_axis_off()
        return ax
    ax.imshow(shade[..., 0], cmap="gray", vmin=0, vmax=1)
    if collated:
        ax.set(xlabel="channel of the filter", ylabel="filter", xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
    else:
        ax.set_axis_off()
    return ax


def feature_maps(outputs: Mapping[str, Any], *, most: int = 8, axes: Any = None) -> np.ndarray:
    """Draw what layers make of one image: one row for each layer, its first channels side by side.

    Each row has its own scale, from its smallest number (black) to its largest (white).

    Parameters
    ----------
    outputs : mapping of str to tensor of shape [C, H, W] or [1, C, H, W]
        What to write at the left -> the output of a layer for one image, for example from
        :func:`course_utils.hooks.record_outputs`.
    most : int
        Channels to draw of each layer, at most 12.
    axes : array of Axes, optional
        Where to draw, at least [layers, most]; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes, shape [layers, channels]

    Raises
    ------
    ValueError
        If an output is not that of one image, or there is none.

    Examples
    --------
    >>> from course_utils import plotting
    >>> maps = {"convolution": torch.rand(1, 4, 14, 14), "pooling": torch.rand(4, 7, 7)}
    >>> plotting.feature_maps(maps).shape
    (2, 4)
    """
    if not outputs:
        raise ValueError("There is no output to draw: outputs is empty. Did the model run?")
    if not 1 <= most <= 12:
        raise ValueError(f"most={most!r}: draw 1 to 12 channels.")
    maps = {name: as_array(output) for name, output in outputs.items()}
    for name, each in maps.items():
        if each.ndim == 4 and len(each) == 1:
            maps[name] = each[0]
        elif each.ndim != 3:
            raise ValueError(
                f"The output of {name!r} has shape {tuple(each.shape)}; feature_maps draws that of "
                "one image, [C, H, W] or [1, C, H, W]. A batch? Take x[:1]. A linear layer has no "
                "maps."
            )
    columns = min(most, max(len(each) for each in maps.values()))
    rows = len(maps)
    if axes is None:
        side = min((LARGEST_WIDTH - 1.4) / columns, LARGEST_HEIGHT / rows, 1.2)
        axes = new_axes(rows, columns, figsize=(1.4 + side * columns, side * rows))
    axes = np.asarray(axes, dtype=object).reshape(rows, -1)
    for row, (name, each) in zip(axes, maps.items(), strict=True):
        low, high = float(each.min()), float(each.max())
        for ax, channel in zip(row, [*each[:columns], *[None] * columns], strict=False):
            ax.set_axis_off()
            if channel is not None:
                ax.imshow(channel, cmap="gray", vmin=low, vmax=high if high > low else low + 1)
        label = f"{name}\n" + " × ".join(map(str, each.shape))
        row[0].text(
            -0.12, 0.5, label, transform=row[0].transAxes, ha="right", va="center", fontsize=8
        )
    return axes


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
    >>> from course_utils import plotting
    >>> influence = torch.zeros(9, 9)
    >>> influence[2:5, 3:6] = 1
    >>> ax = plotting.receptive_field(influence, 3, corner=(2, 3))
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
    >>> from course_utils import plotting
    >>> axes = plotting.activation_map(torch.ones(20, 30), torch.ones(3, 3) / 9, stride=2)
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


def accuracy_by_shift(
    shifts: Sequence[int],
    accuracies: Mapping[str, Any],
    *,
    chance: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how accuracy falls when images are shifted: the mean of several runs, and their range.

    Parameters
    ----------
    shifts : sequence of int
        By how many pixels.
    accuracies : mapping of str to array of shape [runs, shifts]
        Name of a model -> its accuracies, from 0 to 1.
    chance : float, optional
        The accuracy of guessing, drawn as a dotted line.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or not one accuracy for each shift.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.accuracy_by_shift([0, 1, 2], {"MLP": [[0.9, 0.8, 0.5], [0.9, 0.7, 0.6]]})
    """
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    if not accuracies:
        raise ValueError("accuracies is empty: there is nothing to draw.")
    if ax is None:
        ax = new_axes(figsize=(5.4, 3.3))
    for number, (name, values) in enumerate(accuracies.items()):
        runs = np.atleast_2d(as_array(values).astype(float))
        if runs.ndim != 2 or runs.shape[1] != len(shifts):
            raise ValueError(
                f"{name!r} has accuracies of shape {tuple(runs.shape)}, but there are "
                f"{len(shifts)} shifts: give [runs, {len(shifts)}]."
            )
        (line,) = ax.plot(
            shifts, runs.mean(axis=0), marker=MARKERS[number % len(MARKERS)], label=name
        )
        ax.fill_between(
            shifts, runs.min(axis=0), runs.max(axis=0), color=line.get_color(), alpha=0.25, lw=0
        )
    if chance is not None:
        ax.axhline(chance, color=BLACK, linestyle=":", linewidth=1.2, label="guessing")
    ax.set(xlabel="shift in pixels", ylabel="accuracy", ylim=(0, 1))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_formatter(PercentFormatter(1))
    ax.legend()
    return ax


def _size(table: torch.Tensor) -> str:
    return f"{table.shape[0]} × {table.shape[1]}"
