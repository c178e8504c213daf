"""Images in one colour each, which may tell the class: a shortcut; taught in lesson 05."""

from __future__ import annotations

import colorsys
import math
from typing import Any

import torch

from course_utils.data import ImageSet

__all__ = ["colours", "paint"]


def colours(n: int) -> torch.Tensor:
    """Give n colours, evenly around the colour circle, each at its brightest.

    Parameters
    ----------
    n : int
        How many, 1 or more.

    Returns
    -------
    torch.Tensor, shape (n, 3), float32
        Red, green and blue, from 0 to 1.

    Raises
    ------
    ValueError
        If n is no whole number from 1 on.

    Examples
    --------
    >>> colours(3).tolist()
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ValueError(f"n={n!r}: give the number of colours, 1 or more.")
    circle = [colorsys.hsv_to_rgb(number / n, 1.0, 1.0) for number in range(n)]
    return torch.tensor(circle).round(decimals=6)


def paint(image_set: ImageSet, telling: float = 1.0, *, seed: int = 0) -> ImageSet:
    """Paint each image in one colour, which tells its class, or does not.

    Class k has colour k of `colours`. A share ``telling`` of the images gets the colour of its
    class, the others one of all colours by chance.

    Parameters
    ----------
    image_set : ImageSet
        Grey images, (N, 1, H, W).
    telling : float, default=1.0
        From 0 (the colour says nothing about the class) to 1 (it always tells it).
    seed : int, default=0
        Which images are told, and the colours of the others.

    Returns
    -------
    ImageSet
        The same images in the same order, (N, 3, H, W), with the same labels.

    Raises
    ------
    TypeError, ValueError
        If the images are not grey, or the share is none.

    Examples
    --------
    >>> from course_utils import data
    >>> digits = data.load_images("mnist").valid
    >>> painted = paint(digits)
    >>> painted
    ImageSet(2,000 images of 3 x 28 x 28, 10 classes)
    >>> red, green, blue = painted.images[painted.labels == 0].amax(dim=(0, 2, 3))
    >>> print(red.item(), green.item(), blue.item())
    255 0 0
    """
    if not isinstance(image_set, ImageSet):
        raise TypeError(f"paint takes an ImageSet, not a {type(image_set).__name__}.")
    if image_set.images.shape[1] != 1:
        raise ValueError(
            f"paint takes grey images, (N, 1, H, W), not {tuple(image_set.images.shape)}: are they "
            "painted already?"
        )
    telling = _share(telling)
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
        raise ValueError(f"seed={seed!r}: give a whole number from 0 on.")
    labels, classes = image_set.labels, image_set.classes
    generator = torch.Generator().manual_seed(seed)
    # Exactly that share, not each image with that probability: few images, few accidents.
    told = torch.randperm(len(labels), generator=generator) < round(telling * len(labels))
    random = torch.randint(len(classes), labels.shape, generator=generator)
    chosen = colours(len(classes))[torch.where(told, labels, random)]
    images = (image_set.images * chosen[:, :, None, None]).round().to(torch.uint8)
    return ImageSet(images, labels.clone(), classes)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"telling must be a number, not a {type(value).__name__}.")
    if not math.isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"telling must lie between 0 and 1, not {value}.")
    return float(value)
