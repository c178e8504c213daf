"""What lesson 06 sees inside a trained network: its filters at work, and where it looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils.plotting.style import LARGEST_WIDTH, as_array, new_axes


def filters_at_work(weight: Any, maps: Any) -> np.ndarray:
    """Draw filters, and under each the map that it makes of an image.

    Each filter and each map has its own scale. In a filter the grey in the middle is 0; a map goes
    from its smallest number, black, to its largest, white.

    Parameters
    ----------
    weight : tensor or array of shape [O, 1, K, L] or [O, 3, K, L]
        At most ten filters.
    maps : tensor or array of shape [O, H, W]
        What they make of one image.

    Returns
    -------
    numpy.ndarray of Axes, shape [2, O]

    Raises
    ------
    ValueError
        If these are not as many maps as filters, or the filters have no 1 or 3 channels.

    Examples
    --------
    >>> filters_at_work(torch.randn(4, 3, 5, 5), torch.rand(4, 20, 30)).shape
    (2, 4)
    """
    weight, maps = as_array(weight).astype(float), as_array(maps).astype(float)
    if weight.ndim != 4 or weight.shape[1] not in (1, 3) or not 1 <= len(weight) <= 10:
        raise ValueError(f"weight is {weight.shape}; give up to ten filters [O, 1 or 3, K, L].")
    if maps.ndim != 3 or len(maps) != len(weight):
        raise ValueError(f"maps is {maps.shape}; give one map for each of {len(weight)} filters.")
    count, side = len(weight), LARGEST_WIDTH / len(weight)
    tall = side * maps.shape[1] / maps.shape[2]
    axes = new_axes(2, count, figsize=(LARGEST_WIDTH, side + tall + 0.25))
    axes = np.asarray(axes, dtype=object).reshape(2, count)
    axes[0, 0].get_gridspec().set_height_ratios([side, tall])
    for above, below, one, seen in zip(*axes, weight, maps, strict=True):
        shade = 0.5 + one.transpose(1, 2, 0) / (2 * (np.abs(one).max() or 1.0))
        above.imshow(shade if len(one) == 3 else shade[..., 0], cmap="gray", vmin=0, vmax=1)
        below.imshow(seen, cmap="gray")
        above.set_axis_off()
        below.set_axis_off()
    return axes


def heat_maps(images: Any, maps: Sequence[Any], labels: Sequence[str]) -> np.ndarray:
    """Draw images, and under each the same by the light of a map: dark where the map is 0.

    Parameters
    ----------
    images : tensor or array of shape [N, 1, H, W] or [N, 3, H, W]
        From 0 to 1.
    maps : sequence of N tensors of shape [h, w]
        From 0 (nearly black) to 1 (as the image is), as large as they come.
    labels : sequence of N str
        What to write above.

    Returns
    -------
    numpy.ndarray of Axes, shape [2, N]

    Raises
    ------
    ValueError
        If there are not as many maps and labels as images, or numbers beyond 0 and 1.

    Examples
    --------
    >>> heat_maps(torch.rand(2, 3, 32, 32), torch.rand(2, 4, 4), ["cat", "dog"]).shape
    (2, 2)
    """
    images = torch.as_tensor(as_array(images), dtype=torch.float32)
    if not len(images) == len(maps) == len(labels):
        raise ValueError(f"{len(images)} images, {len(maps)} maps and {len(labels)} labels.")
    for numbers in (images, *maps):
        if numbers.min() < 0 or numbers.max() > 1:
            raise ValueError("Images and maps go from 0 to 1; some of these numbers do not.")
    count, size = len(images), images.shape[2:]
    side = min(LARGEST_WIDTH / count, 1.85)
    axes = new_axes(2, count, figsize=(side * count, 2 * side + 0.4))
    axes = np.asarray(axes, dtype=object).reshape(2, count)
    for above, below, image, heat, label in zip(*axes, images, maps, labels, strict=True):
        colours = as_array(image.permute(1, 2, 0) if len(image) == 3 else image[0])
        above.imshow(colours, cmap="gray", vmin=0, vmax=1)
        above.set_title(label, fontsize=10)
        heat = torch.as_tensor(as_array(heat), dtype=torch.float32)[None, None]
        heat = F.interpolate(heat, size=tuple(size), mode="bilinear")[0, 0].clamp(0, 1).numpy()
        light = 0.12 + 0.88 * (heat[..., None] if len(image) == 3 else heat)
        below.imshow(light * colours, cmap="gray", vmin=0, vmax=1)
        above.set_axis_off()
        below.set_axis_off()
    return axes
