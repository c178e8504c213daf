"""Pictures of images: grids of them, their pixels, the weights of a layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.style import BLUE, ORANGE, as_array, fitting, new_axes, rgb

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def image_grid(
    images: Any,
    labels: Sequence[Any] | torch.Tensor | None = None,
    classes: Sequence[str] | None = None,
    *,
    columns: int = 8,
    ax: Axes | None = None,
) -> Axes:
    """Draw images in rows, each under its label.

    Parameters
    ----------
    images : tensor or array of shape [N, H, W], [N, 1, H, W] or [N, 3, H, W]
        Grey or coloured images: bytes from 0 to 255, or floats. Floats outside [0, 1] are
        stretched so that the smallest of all becomes black and the largest white.
    labels : sequence of N ints or strings, optional
        What to write above each image.
    classes : sequence of str, optional
        Names of the classes: label 2 is then written as ``classes[2]``.
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
        If the shapes do not fit or a label has no name.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.image_grid(torch.rand(10, 1, 28, 28), labels=range(10), columns=5)
    >>> [text.get_text() for text in ax.texts][:3]
    ['0', '1', '2']
    >>> plotting.show(ax, alt="Ten squares of noise, numbered from 0 to 9.")
    Ten squares of noise, numbered from 0 to 9.
    """
    tiles = as_array(images)
    if tiles.ndim == 4 and tiles.shape[1] in (1, 3):
        tiles = tiles.transpose(0, 2, 3, 1)  # colours last, as matplotlib wants them
    elif tiles.ndim == 3:
        tiles = tiles[..., None]
    else:
        raise ValueError(
            f"images has shape {tuple(tiles.shape)}; image_grid draws [N, H, W], [N, 1, H, W] or "
            "[N, 3, H, W]. One image alone? Add the first dimension: image[None]."
        )
    count, height, width, channels = tiles.shape
    if count == 0:
        raise ValueError("There are no images to draw: images has length 0.")
    if isinstance(columns, bool) or not isinstance(columns, int) or columns < 1:
        raise ValueError(f"columns={columns!r}: give the number of images in a row, 1 or more.")
    names = _names(labels, classes, count)

    columns = min(columns, count)
    rows = math.ceil(count / columns)
    gap = max(1, round(0.08 * max(height, width)))
    above = max(1, round(0.30 * height)) if names else gap
    mosaic = np.ones((rows * (height + above) + gap, columns * (width + gap) + gap, channels))
    tiles = _to_unit_range(tiles)
    corners = [
        (above + (i // columns) * (height + above), gap + (i % columns) * (width + gap))
        for i in range(count)
    ]
    for tile, (top, left) in zip(tiles, corners, strict=True):
        mosaic[top : top + height, left : left + width] = tile

    if ax is None:
        inches = fitting((float(columns), columns * mosaic.shape[0] / mosaic.shape[1]))
        ax = new_axes(figsize=inches)
    picture = mosaic[..., 0] if channels == 1 else mosaic
    ax.imshow(picture, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    for name, (top, left) in zip(names, corners, strict=False):
        ax.text(left + width / 2, top - 1, name, ha="center", va="bottom", fontsize=8)
    ax.set_axis_off()
    return ax


def pixel_values(image: Any, *, ax: Axes | None = None) -> Axes:
    """Draw a grey image with the number of each pixel written into it.

    Parameters
    ----------
    image : tensor or array of shape [H, W]
        Bytes from 0 (black) to 255 (white).
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes
        What it was drawn on.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.pixel_values(torch.tensor([[0, 255], [128, 64]], dtype=torch.uint8))
    """
    image = as_array(image)
    if ax is None:
        ax = new_axes(figsize=fitting((0.33 * image.shape[1] + 0.8, 0.33 * image.shape[0] + 0.8)))
    ax.imshow(image, cmap="gray", vmin=0, vmax=255)
    for (row, column), value in np.ndenumerate(image):
        colour = "white" if value < 128 else "black"
        ax.text(column, row, int(value), ha="center", va="center", color=colour, fontsize=7)
    ax.set(xlabel="column", ylabel="row")
    for axis in (ax.xaxis, ax.yaxis):
        axis.get_major_locator().set_params(integer=True)
    return ax


def weight_images(
    weight: Any, classes: Sequence[str], *, columns: int = 5, ax: Axes | None = None
) -> Axes:
    """Draw the weights of a layer that sees the pixels, one picture per neuron.

    Blue pixels speak for the class, orange ones against it, white ones do not matter. All pictures
    share one scale; it ends at the 99th percentile of the sizes, so that single pixels do not rule.

    Parameters
    ----------
    weight : tensor or array of shape [C, H * H]
        ``layer.weight`` of a linear layer on square grey images.
    classes : sequence of C str
        What to write above each picture.
    columns : int
        Pictures in a row.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the weights do not belong to square images, or there is not one name for each neuron.

    Examples
    --------
    >>> from course_utils import plotting
    >>> ax = plotting.weight_images(torch.randn(3, 784), ["a", "b", "c"])
    >>> [text.get_text() for text in ax.texts]
    ['a', 'b', 'c']
    """
    weight = as_array(weight).astype(float)
    side = math.isqrt(weight.shape[1]) if weight.ndim == 2 else 0
    if side == 0 or side * side != weight.shape[1]:
        raise ValueError(
            f"weight has shape {tuple(weight.shape)}; weight_images draws [C, H * H], one row per "
            "neuron that sees a square image."
        )
    largest = np.quantile(np.abs(weight), 0.99) or 1.0
    share = np.clip(weight / largest, -1, 1).reshape(-1, 1, side, side)
    white = np.ones(3)
    blue, orange = rgb(BLUE), rgb(ORANGE)
    ends = np.where(share > 0, blue.reshape(1, 3, 1, 1), orange.reshape(1, 3, 1, 1))
    colours = white.reshape(1, 3, 1, 1) * (1 - np.abs(share)) + ends * np.abs(share)
    if len(classes) != len(weight):
        raise ValueError(f"{len(weight)} neurons, but {len(classes)} names: give one for each.")
    if ax is None:
        columns = min(columns, len(weight))
        rows = math.ceil(len(weight) / columns)
        ax = new_axes(figsize=fitting((1.45 * columns, 1.75 * rows)))
    return image_grid(colours, list(classes), columns=columns, ax=ax)


def _to_unit_range(images: np.ndarray) -> np.ndarray:
    """Bring pixel values to [0, 1]: bytes by 1/255, floats outside of it by stretching."""
    if images.dtype == np.uint8:
        return images / 255.0
    images = images.astype(float)
    low, high = images.min(), images.max()
    if low >= 0 and high <= 1:
        return images
    return (images - low) / (high - low if high > low else 1.0)


def _names(labels: Any, classes: Sequence[str] | None, count: int) -> list[str]:
    """What to write over each of the images; an empty list if there are no labels."""
    if labels is None:
        return []
    labels = [label.item() if hasattr(label, "item") else label for label in labels]
    if len(labels) != count:
        raise ValueError(f"{count} images, but {len(labels)} labels: give one label per image.")
    if classes is None:
        return [str(label) for label in labels]
    names = []
    for label in labels:
        if isinstance(label, str):
            names.append(label)
        elif 0 <= label < len(classes):
            names.append(str(classes[label]))
        else:
            raise ValueError(f"Label {label} has no name: classes has {len(classes)} items.")
    return names
