"""What a convolutional network has learned and sees: filters and feature maps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
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
    >>> import torch
    >>> from course_utils import plotting
    >>> from illustrations import drawing
    >>> ax = drawing.filters(torch.randn(16, 1, 5, 5))
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
    >>> import torch
    >>> from course_utils import plotting
    >>> from illustrations import drawing
    >>> maps = {"convolution": torch.rand(1, 4, 14, 14), "pooling": torch.rand(4, 7, 7)}
    >>> drawing.feature_maps(maps).shape
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
