"""Images as they are: a grid of them, and the numbers of one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.style import (
    as_array,
    fitting,
    new_axes,
)

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


def image_rows(
    rows: Mapping[str, Any],
    *,
    limits: tuple[float, float] = (0.0, 1.0),
    ax: Axes | None = None,
) -> Axes:
    """Draw rows of grey images, each with a name at its left.

    Parameters
    ----------
    rows : mapping of str to (tensor or array of shape [N, H, W] or [N, 1, H, W])
        Name -> images. Rows may differ in length. Bytes go from 0 to 255.
    limits : (float, float)
        Where images are floats: what is black and what is white; beyond, nothing is blacker or
        whiter.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no images, or their shapes do not fit.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> rows = {"noise": torch.randn(6, 1, 28, 28), "grey": torch.zeros(6, 28, 28)}
    >>> ax = plotting.image_rows(rows, limits=(-1, 1))
    >>> [text.get_text() for text in ax.texts]
    ['noise', 'grey']
    >>> plotting.show(ax, alt="A row of noise, and one of grey squares.")
    A row of noise, and one of grey squares.
    """
    if not rows:
        raise ValueError("rows is empty: give a name and images for each row.")
    tiles = {name: as_grey(images, name, limits) for name, images in rows.items()}
    sizes = {images.shape[1:] for images in tiles.values()}
    if len(sizes) > 1:
        raise ValueError(f"All images must be of one size, but there are {sorted(sizes)}.")
    height, width = sizes.pop()
    gap = max(1, round(0.08 * max(height, width)))
    columns = max(len(images) for images in tiles.values())
    mosaic = np.ones((len(tiles) * (height + gap) + gap, columns * (width + gap) + gap))
    for row, images in enumerate(tiles.values()):
        for column, image in enumerate(images):
            top, left = gap + row * (height + gap), gap + column * (width + gap)
            mosaic[top : top + height, left : left + width] = image
    if ax is None:
        letters = max(len(line) for name in tiles for line in name.split("\n"))
        names = 0.09 * letters + 0.1  # inches
        inches = min(0.75, (8.0 - names) / columns, 4.4 / len(tiles))  # of one tile
        ax = new_axes(figsize=(names + inches * columns, inches * len(tiles) + 0.1))
    ax.imshow(mosaic, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    for row, name in enumerate(tiles):
        middle = gap + row * (height + gap) + height / 2
        ax.text(-gap, middle, name, ha="right", va="center", fontsize=9)
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


def as_grey(images: Any, name: str, limits: tuple[float, float]) -> np.ndarray:
    tiles = as_array(images)
    if tiles.ndim == 4 and tiles.shape[1] == 1:
        tiles = tiles[:, 0]
    if tiles.ndim != 3 or len(tiles) == 0:
        raise ValueError(
            f"{name!r} has shape {tuple(tiles.shape)}; a row has images [N, H, W] or [N, 1, H, W]. "
            "One image alone? Add the first dimension: image[None]."
        )
    if tiles.dtype == np.uint8:
        return tiles / 255.0
    low, high = limits
    return np.clip((tiles.astype(float) - low) / (high - low), 0.0, 1.0)
