"""What lesson 02 shows: weights as images, probabilities, steps down a slope."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.images import image_grid
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LARGEST_WIDTH,
    ORANGE,
    VERMILION,
    as_array,
    fitting,
    new_axes,
    rgb,
)
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    >>> ax = weight_images(torch.randn(3, 784), ["a", "b", "c"])
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


def class_probabilities(
    images: Any,
    probabilities: Any,
    labels: Any,
    classes: Sequence[str],
    *,
    top: int = 3,
    axes: Any = None,
) -> np.ndarray:
    """Draw images, and below each the classes that a model finds most probable.

    The bar of the true class is blue; the others are orange and hatched.

    Parameters
    ----------
    images : tensor or array of shape [N, H, W] or [N, 1, H, W]
        A few grey images, at most 8.
    probabilities : tensor or array of shape [N, C]
        One row per image; see ``logits.softmax(dim=1)``.
    labels : tensor or array of shape [N]
        The true classes.
    classes : sequence of C str
        Names of the classes.
    top : int
        How many bars for each image.
    axes : array of Axes of shape [2, N], optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes, shape [2, N]
        Images in the first row, bars in the second.

    Raises
    ------
    ValueError
        If the shapes do not fit each other, or rows are not probabilities.

    Examples
    --------
    >>> import torch
    >>> axes = class_probabilities(
    ...     torch.zeros(1, 28, 28), torch.tensor([[0.1, 0.7, 0.2]]), [1], ["a", "b", "c"], top=2)
    >>> [text.get_text() for text in axes[1, 0].texts]
    ['b 70 %', 'c 20 %']
    """
    images, p, labels = as_array(images), as_array(probabilities), as_array(labels).reshape(-1)
    if images.ndim == 4 and images.shape[1] == 1:
        images = images[:, 0]
    if images.ndim != 3 or p.shape != (len(images), len(classes)) or len(labels) != len(images):
        raise ValueError(
            f"images {tuple(images.shape)}, probabilities {tuple(p.shape)}, {len(labels)} labels "
            f"do not fit {len(classes)} classes; expected [N, H, W], [N, {len(classes)}] and [N]."
        )
    if not 1 <= len(images) <= 8:
        raise ValueError(f"{len(images)} images: class_probabilities draws 1 to 8 of them.")
    if p.min() < 0 or not np.allclose(p.sum(axis=1), 1, atol=1e-3):
        raise ValueError(
            "The rows of probabilities do not sum to 1. If these are logits, take "
            "logits.softmax(dim=1)."
        )
    number = len(images)
    if axes is None:
        width = min(LARGEST_WIDTH, 1.6 * number)
        axes = new_axes(2, number, figsize=(width, width / number * (1 + 0.28 * top) + 0.3))
    axes = np.asarray(axes, dtype=object).reshape(2, number)
    for image, row, label, above, below in zip(images, p, labels, *axes, strict=True):
        above.imshow(image, cmap="gray")
        above.set_title(classes[label], fontsize=10)
        above.set_axis_off()
        for place, c in enumerate(np.argsort(-row, kind="stable")[:top]):
            right = c == label
            below.barh(
                place, row[c], height=0.35, color=BLUE if right else ORANGE,
                hatch=None if right else "///", edgecolor=BLACK, linewidth=0.5,
            )  # fmt: skip
            name = f"{classes[c]} {100 * row[c]:.0f} %"
            below.text(0, place - 0.25, name, va="bottom", ha="left", fontsize=8)
        below.set(xlim=(0, 1), ylim=(top - 0.6, -0.8), yticks=[], xticks=[])
        below.spines["bottom"].set_visible(False)
    return axes


def descent(
    f: Callable[[torch.Tensor], torch.Tensor],
    *,
    start: float,
    rates: Sequence[float],
    steps: int = 10,
    span: float | None = None,
    axes: Any = None,
) -> np.ndarray:
    """Walk down a function of one number by gradient descent, once for each learning rate.

    Parameters
    ----------
    f : callable
        The function, of a float64 tensor [M], made of torch operations: autograd finds its slope.
    start : float
        Where every walk begins.
    rates : sequence of float
        The learning rates; one plot for each.
    steps : int
        Number of steps of each walk.
    span : float, optional
        Draw from -span to span; by default a bit more than ``start``. What leaves it is not drawn.
    axes : sequence of Axes, optional
        Where to draw, one for each rate; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no rate, no step, or there are too few axes.

    Examples
    --------
    >>> axes = descent(lambda x: x**2, start=1.0, rates=[0.1, 0.5], steps=3)
    >>> [ax.get_title() for ax in axes]
    ['learning rate 0.1', 'learning rate 0.5']
    """
    if not rates:
        raise ValueError("descent needs at least one learning rate.")
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
        raise ValueError(f"steps={steps!r}: give the number of steps, 1 or more.")
    span = 1.4 * abs(start) + 0.1 if span is None else span
    if axes is None:
        width = min(LARGEST_WIDTH, 1.4 + 2.3 * len(rates))
        axes = new_axes(1, len(rates), figsize=(width, 2.9))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(rates):
        raise ValueError(f"descent draws {len(rates)} plots, and got {len(axes)} axes.")
    line = torch.linspace(-span, span, 401, dtype=torch.float64)
    heights = as_array(f(line))
    for ax, rate in zip(axes, rates, strict=False):
        walk = [torch.tensor([start], dtype=torch.float64)]
        for _ in range(steps):
            x = walk[-1].clone().requires_grad_()
            (slope,) = torch.autograd.grad(f(x).sum(), x)
            walk.append((x - rate * slope).detach())
        places = torch.cat(walk)
        ax.plot(as_array(line), heights, color=BLACK, linewidth=1.2, linestyle="-")
        ax.plot(as_array(places), as_array(f(places)), "-o", color=VERMILION, linewidth=1)
        ax.plot(start, as_array(f(places))[0], "o", color=BLUE, markersize=8, zorder=3)
        room = 0.06 * (heights.max() - heights.min())
        ax.set(xlim=(-span, span), ylim=(heights.min() - room, heights.max()))
        ax.set(xlabel="$x$", ylabel="$f(x)$", title=f"learning rate {rate:g}")
        ax.label_outer()
    return axes[: len(rates)]


def explore_learning_rate(
    f: Callable[[Any], Any] | None = None,
    *,
    start: float = 4.0,
    rate: float = 0.3,
    steps: int = 10,
    largest: float = 1.2,
) -> None:
    """Choose the learning rate of gradient descent with a slider, and watch where the steps lead.

    Parameters
    ----------
    f : callable, optional
        The function to descend, of a float64 tensor [M], made of torch operations. Default: x².
    start : float
        Where the walk begins.
    rate : float
        Learning rate at the start.
    steps : int
        Number of steps.
    largest : float
        The slider goes from 0.01 to here.

    Raises
    ------
    ValueError
        If the rate at the start lies beyond the slider, or there is no step.

    Examples
    --------
    >>> explore_learning_rate(start=4.0, rate=0.5, steps=3)
    Gradient descent from x = 4.00 with learning rate 0.50: after 3 steps, x = 0.00.
    """
    if not 0.01 <= rate <= largest:
        raise ValueError(f"rate = {rate} lies beyond the slider, 0.01 to {largest}.")

    def square(x: Any) -> Any:
        return x**2

    def draw(rate: float) -> tuple[Any, str]:
        (ax,) = descent(f or square, start=start, rates=[rate], steps=steps)
        end = float(ax.lines[1].get_xdata()[-1])
        end = 0.0 if abs(end) < 0.005 else end
        ax.set_title(f"learning rate {rate:.2f}\nafter {steps} steps: $x$ = {end:.2f}")
        alt = f"Gradient descent from x = {start:.2f} with learning rate {rate:.2f}: "
        return ax, f"{alt}after {steps} steps, x = {end:.2f}."

    demonstrate(draw, {"rate": rate}, {"rate": (0.01, largest, 0.01)})
