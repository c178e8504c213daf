"""Images that were never taken: small random turns, shifts, zooms and slants; taught in lesson 05.

`augmenter` gives a function for ``data.loader(..., augment=...)``, which moves every image of a
batch by an amount of its own; `transform` moves images by amounts that you name. Both compute a
whole batch at once, on the device where it lies.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import torch
import torch.nn.functional as F

__all__ = ["augmenter", "transform"]


def transform(
    images: torch.Tensor,
    *,
    angle: Any = 0.0,
    scale: Any = 1.0,
    shear: Any = 0.0,
    shift: Any = (0.0, 0.0),
) -> torch.Tensor:
    """Move images: zoom and slant them, then turn them around their centre, then shift them.

    Each amount is one number for all images, or a tensor of shape (N,) with one for each. What
    comes in from outside of the image is 0, black. Between pixels, brightness is interpolated.

    Parameters
    ----------
    images : torch.Tensor, shape (N, C, H, W), float
    angle : float or tensor (N,), degrees
        Above 0: counter-clockwise.
    scale : float or tensor (N,)
        Above 1: larger. Must be above 0.
    shear : float or tensor (N,), degrees
        The slant, or skew: by how much upright lines lean; above 0 their top leans to the right, as
        in *italics*. Between -90 and 90.
    shift : pair of float, or tensor (N, 2), pixels
        To the right and down.

    Returns
    -------
    torch.Tensor, shape (N, C, H, W)
        New images, of the same dtype and on the same device.

    Raises
    ------
    TypeError, ValueError
        If the images are no batch of floats, or an amount does not fit.

    Examples
    --------
    >>> corner = torch.zeros(1, 1, 3, 3)
    >>> corner[0, 0, 0, 2] = 1.0  # top right
    >>> turned = transform(corner, angle=90)
    >>> turned[0, 0].round().int().tolist()
    [[1, 0, 0], [0, 0, 0], [0, 0, 0]]
    >>> transform(corner, shift=(-1, 2))[0, 0].round().int().tolist()
    [[0, 0, 0], [0, 0, 0], [0, 1, 0]]
    """
    _check_images(images)
    n, (height, width) = len(images), images.shape[-2:]
    angle = _per_image(angle, images, (n,), "angle")
    scale = _per_image(scale, images, (n,), "scale", low=0)
    shear = _per_image(shear, images, (n,), "shear", low=-90, high=90)
    shift = _per_image(shift, images, (n, 2), "shift")
    if n == 0:
        return images.clone()

    # grid_sample asks, for each place of the new image, from which place of the old one its
    # brightness comes. So this is the way back: undo the shift, the turn, the slant, the zoom.
    turn, lean = torch.deg2rad(angle), torch.tan(torch.deg2rad(shear))
    cos, sin = torch.cos(turn), torch.sin(turn)
    back = torch.stack(
        [
            torch.stack([cos + lean * sin, -sin + lean * cos], dim=1),
            torch.stack([sin, cos], dim=1),
        ],
        dim=1,
    ) / scale.reshape(-1, 1, 1)  # (N, 2, 2), x to the right and y down, in pixels from the centre
    offset = -(back @ shift.unsqueeze(2))
    # grid_sample counts half widths and half heights, not pixels.
    half = torch.tensor([width / 2, height / 2], dtype=images.dtype, device=images.device)
    theta = torch.cat([back * half, offset], dim=2) / half.reshape(2, 1)
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, padding_mode="zeros", align_corners=False)


def augmenter(
    *,
    degrees: float = 0.0,
    scale: Sequence[float] = (1.0, 1.0),
    shear: float = 0.0,
    shift: float = 0.0,
    seed: int | None = None,
) -> Callable[[torch.Tensor], torch.Tensor]:
    """Make a function that moves each image of a batch by random amounts of its own.

    Every amount is drawn evenly from its range, anew at each call. See `transform` for what they
    mean. Choose ranges within which the label stays true: a 6 that is turned by 180 degrees is a 9.

    Parameters
    ----------
    degrees : float
        Turn by up to so many degrees, either way.
    scale : pair of float
        Smallest and largest zoom.
    shear : float, degrees
        Slant by up to so much, either way.
    shift : float, pixels
        Shift by up to so much, to the right or left, and up or down.
    seed : int, optional
        Of the amounts: the same seed gives the same sequence of them, on any device. Default: they
        are drawn from torch's global generator, so that they follow from
        `training.seed_everything`, and training can be resumed from a checkpoint exactly.

    Returns
    -------
    callable
        Takes float images (N, C, H, W), returns new ones of the same shape.

    Raises
    ------
    TypeError, ValueError
        If a range is none, or the function is given no batch of float images.

    Examples
    --------
    >>> augment = augmenter(degrees=10, shift=2, seed=0)
    >>> images = torch.rand(5, 1, 28, 28)
    >>> augment(images).shape
    torch.Size([5, 1, 28, 28])
    """
    degrees = _most(degrees, "degrees")
    shear = _most(shear, "shear", limit=90)
    shift = _most(shift, "shift")
    low, high = _range(scale)
    generator = None
    if seed is not None:
        if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
            raise ValueError(f"seed={seed!r}: give a whole number from 0 on.")
        generator = torch.Generator().manual_seed(seed)

    def augment(images: torch.Tensor) -> torch.Tensor:
        _check_images(images)
        # Drawn on the CPU, so that the amounts are the same on every device.
        amounts = 2 * torch.rand(len(images), 5, generator=generator) - 1  # from -1 to 1
        return transform(
            images,
            angle=degrees * amounts[:, 0],
            scale=low + (high - low) * (amounts[:, 1] + 1) / 2,
            shear=shear * amounts[:, 2],
            shift=shift * amounts[:, 3:],
        )

    return augment


def _check_images(images: Any) -> None:
    if not isinstance(images, torch.Tensor):
        raise TypeError(f"images must be a tensor, not a {type(images).__name__}.")
    if images.ndim != 4:
        raise ValueError(
            f"images must have the shape (N, C, H, W), not {tuple(images.shape)}. One image alone? "
            "Add the first dimension: image[None]."
        )
    if not images.is_floating_point():
        raise TypeError(
            f"images must be floats, not {images.dtype}: brightness is interpolated. For bytes: "
            "images.float() / 255."
        )


def _per_image(
    value: Any,
    images: torch.Tensor,
    shape: tuple[int, ...],
    name: str,
    low: float = -math.inf,
    high: float = math.inf,
) -> torch.Tensor:
    """Return an amount for each image, where the images are; all lie between low and high."""
    # Checked where they come from, usually the CPU: asking a GPU would make it wait.
    amounts = torch.as_tensor(value, dtype=images.dtype)
    if amounts.shape not in (shape, shape[1:]):
        one = "one number" if len(shape) == 1 else "a pair (right, down)"
        raise ValueError(
            f"{name} must be {one}, or a tensor of shape {shape}; it has the shape "
            f"{tuple(amounts.shape)}."
        )
    if not bool(((amounts > low) & (amounts < high)).all()):
        ends = {
            (-math.inf, math.inf): "finite, not NaN or infinite",
            (0, math.inf): "finite and above 0",
        }
        between = ends.get((low, high), f"between {low} and {high}")
        raise ValueError(f"{name} must be {between}, for each image.")
    return amounts.to(images.device).expand(shape)


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} must be a number, not a {type(value).__name__}.")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite, not {value}.")
    return float(value)


def _most(value: Any, name: str, limit: float = math.inf) -> float:
    number = _number(value, name)
    if not 0 <= number < limit:
        upper = "" if limit == math.inf else f" and below {limit:g}"
        raise ValueError(f"{name} must be 0 or more{upper}, not {number:g}: it goes both ways.")
    return number


def _range(scale: Any) -> tuple[float, float]:
    if not isinstance(scale, tuple | list) or len(scale) != 2:
        raise TypeError(f"scale must be a pair, such as (0.9, 1.1), not {scale!r}.")
    low, high = (_number(value, "scale") for value in scale)
    if not 0 < low <= high:
        raise ValueError(f"scale={scale!r}: give 0 < smallest <= largest.")
    return low, high
