"""Figures of generators: clouds of points they give, and images row by row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import BLUE, ORANGE, as_array, fitting, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def point_clouds(
    clouds: Mapping[str, Any],
    *,
    real: Any = None,
    limits: tuple[float, float, float, float] = (-3.0, 3.0, -3.0, 3.0),
    axes: np.ndarray | None = None,
) -> np.ndarray:
    """Draw generated points over real ones, one panel for each cloud, side by side.

    Parameters
    ----------
    clouds : mapping of str to (tensor or array of shape [N, 2])
        Title -> generated points, drawn as orange crosses.
    real : tensor or array of shape [M, 2], optional
        Real points, drawn as blue dots under the others in each panel.
    limits : (left, right, bottom, top)
        The part of the plane to show. Points beyond are counted in a line under the title.
    axes : array of Axes, optional
        One for each cloud; a new figure if None.

    Returns
    -------
    array of Axes

    Raises
    ------
    ValueError
        If there is no cloud, or one is not made of points in a plane.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> axes = plotting.point_clouds({"before": torch.randn(50, 2), "after": torch.zeros(50, 2)})
    >>> len(axes)
    2
    >>> plotting.show(axes, alt="A cloud of points, then all of them at one place.")
    A cloud of points, then all of them at one place.
    """
    if not clouds:
        raise ValueError("clouds is empty: give a title and points for each panel.")
    left, right, bottom, top = limits
    if axes is None:
        size = fitting((2.4 * len(clouds), 2.2 * (top - bottom) / (right - left) + 1.0))
        axes = np.atleast_1d(new_axes(1, len(clouds), figsize=size))
    for position, (ax, (title, cloud)) in enumerate(
        zip(np.atleast_1d(axes), clouds.items(), strict=True)
    ):
        if real is not None:
            ax.plot(*_points(real, "real").T, ".", color=BLUE, ms=3, alpha=0.35, ls="none")
        points = _points(cloud, title)
        ax.plot(*points.T, "x", color=ORANGE, ms=4, mew=1.1, alpha=0.9, ls="none")
        x, y = points.T
        outside = int(((x < left) | (x > right) | (y < bottom) | (y > top)).sum())
        beyond = f"\n{outside} of {len(points)} outside" if outside else ""
        ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="$x_1$", title=title + beyond)
        if position == 0:
            ax.set_ylabel("$x_2$")
        else:
            ax.set_yticklabels([])
        ax.set_aspect("equal")
    return np.atleast_1d(axes)


def image_rows(
    rows: Mapping[str, Any],
    *,
    limits: tuple[float, float] = (-1.0, 1.0),
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
    >>> ax = plotting.image_rows(rows)
    >>> [text.get_text() for text in ax.texts]
    ['noise', 'grey']
    >>> plotting.show(ax, alt="A row of noise, and one of grey squares.")
    A row of noise, and one of grey squares.
    """
    if not rows:
        raise ValueError("rows is empty: give a name and images for each row.")
    tiles = {name: _grey(images, name, limits) for name, images in rows.items()}
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


def latent_map(
    corners: Any,
    image: Any,
    position: tuple[float, float],
    *,
    axes: np.ndarray | None = None,
) -> np.ndarray:
    """Draw where one stands between four images, and the image that is generated there.

    Parameters
    ----------
    corners : tensor or array of shape [4, H, W] or [4, 1, H, W]
        Images from -1 to 1: at the top left, top right, bottom left and bottom right.
    image : tensor or array of shape [H, W] or [1, H, W]
        The image at the position.
    position : (right, down)
        From 0 to 1 each.
    axes : array of two Axes, optional
        For the map and for the image; a new figure if None.

    Returns
    -------
    array of Axes

    Raises
    ------
    ValueError
        If there are not four corners, or the position lies outside.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> axes = plotting.latent_map(torch.zeros(4, 28, 28), torch.ones(28, 28), (0.5, 0.5))
    >>> axes[1].get_title()
    'generated here'
    """
    tiles = _grey(corners, "corners", (-1.0, 1.0))
    if len(tiles) != 4:
        raise ValueError(f"There are {len(tiles)} corner images; a map has four.")
    right, down = position
    if not (0 <= right <= 1 and 0 <= down <= 1):
        raise ValueError(f"The position {position} lies outside: from 0 to 1 each.")
    here = as_array(image)
    here = _grey(here.reshape(1, *here.shape[-2:]), "image", (-1.0, 1.0))[0]
    if axes is None:
        axes = new_axes(1, 2, figsize=(6.4, 3.3))
    ax = axes[0]
    side = 0.24  # of a corner image
    for tile, x, y in zip(tiles, (0, 1, 0, 1), (0, 0, 1, 1), strict=True):
        left, top = x - side / 2, y - side / 2
        extent = (left, left + side, top + side, top)
        ax.imshow(tile, cmap="gray", vmin=0, vmax=1, extent=extent, interpolation="nearest")
    ax.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color="#8A8A8A", ls=":", lw=1, zorder=0)
    ax.plot([right], [down], "o", color=ORANGE, ms=11, mec="black", ls="none")
    edge = side / 2 + 0.04
    ax.set(xlim=(-edge, 1 + edge), ylim=(1 + edge, -edge), xlabel="right", ylabel="down")
    ax.set(xticks=(0, 0.5, 1), yticks=(0, 0.5, 1), title="the dot is you")
    ax.set_aspect("equal")
    axes[1].imshow(here, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    axes[1].set_axis_off()
    axes[1].set_title("generated here")
    return axes


def _points(values: Any, name: str) -> np.ndarray:
    points = as_array(values)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(
            f"{name!r} has shape {tuple(points.shape)}; points in a plane have shape [N, 2]."
        )
    return points


def _grey(images: Any, name: str, limits: tuple[float, float]) -> np.ndarray:
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
