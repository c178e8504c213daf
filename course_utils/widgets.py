"""Demonstrations with sliders, each with a picture for where no slider can move.

A call displays one output that holds both: the widget, for a front end with a running kernel, and a
picture of it as ``image/png`` with a text alternative, for GitHub, the web site and printed slides.
The picture alone is displayed when the environment variable ``COURSE_STATIC`` is 1, when ipywidgets
is not installed, and outside of IPython (there its text is printed).
"""

from __future__ import annotations

import base64
import importlib.util
import io
import math
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils import plotting

__all__ = [
    "activation_slope",
    "decision_line",
    "denoising",
    "dropout_rate",
    "filtering",
    "latent_walk",
    "learning_rate",
    "memory",
    "momentum",
    "patch_attention",
]

# Name -> function of z and alpha, and whether it has an alpha at all.
_ACTIVATIONS = {
    "sigmoid": (lambda z, alpha: torch.sigmoid(z), False),
    "tanh": (lambda z, alpha: torch.tanh(z), False),
    "ReLU": (lambda z, alpha: torch.relu(z), False),
    "leaky ReLU": (lambda z, alpha: F.leaky_relu(z, alpha), True),
    "ELU": (lambda z, alpha: F.elu(z, alpha), True),
}
_AND_POINTS = ([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])


def decision_line(
    x: Any = None,
    y: Any = None,
    *,
    w: Sequence[float] = (1.0, 1.0),
    b: float = 0.0,
    reach: float = 3.0,
    limits: tuple[float, float, float, float] | None = None,
    names: tuple[str, str] = ("$x_1$", "$x_2$"),
    classes: Sequence[str] | None = None,
) -> None:
    """Move the decision line of a perceptron with sliders for w1, w2 and b.

    The perceptron fires on the shaded side, where w1 x1 + w2 x2 + b >= 0; the title counts the
    points that lie on the wrong side.

    Parameters
    ----------
    x : tensor or array of shape [N, 2], optional
        Points. Default: the four corners of the gate AND.
    y : tensor or array of shape [N], optional
        Their classes, 0 or 1. Comes with ``x``.
    w : two numbers
        Weights at the start.
    b : number
        Bias at the start.
    reach : float
        The sliders go from ``-reach`` to ``reach``.
    limits : (left, right, bottom, top), optional
        The part of the plane to show. Default: the points and a margin.
    names : (str, str)
        What stands at the axes.
    classes : sequence of str, optional
        Names of the two classes for a legend.

    Raises
    ------
    ValueError
        If the points do not fit their classes, or a start value is beyond the sliders' reach.

    Examples
    --------
    >>> decision_line(w=(1.0, 1.0), b=-1.5)
    Decision line for w1 = 1.0, w2 = 1.0, b = -1.5: 0 of 4 points are on the wrong side.
    """
    if (x is None) != (y is None):
        raise ValueError("decision_line needs the points x and their classes y, or neither.")
    points, labels = _AND_POINTS if x is None else (x, y)
    points, labels = plotting.check_points(points, labels)
    start = {"w1": float(w[0]), "w2": float(w[1]), "b": float(b)}
    for name, value in start.items():
        if not abs(value) <= reach:
            raise ValueError(f"{name} = {value} lies beyond the slider, -{reach} to {reach}.")

    def draw(w1: float, w2: float, b: float) -> tuple[Any, str]:
        wrong = _wrong_side(points, labels, (w1, w2), b)
        count = f"{wrong} of {len(labels)} points are on the wrong side"
        ax = plotting.decision_line(
            (w1, w2), b, points, labels, limits=limits, names=names, classes=classes, arrow=True
        )
        ax.set_aspect("equal")  # else the weights would not stand at a right angle to the line
        ax.set_title(f"$w_1={w1:.1f},\\ w_2={w2:.1f},\\ b={b:.1f}$\n{count}".replace("-", "−"))
        return ax, f"Decision line for w1 = {w1:.1f}, w2 = {w2:.1f}, b = {b:.1f}: {count}."

    _demonstrate(draw, start, dict.fromkeys(start, (-reach, reach, 0.1)))


def learning_rate(
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
    >>> learning_rate(start=4.0, rate=0.5, steps=3)
    Gradient descent from x = 4.00 with learning rate 0.50: after 3 steps, x = 0.00.
    """
    if not 0.01 <= rate <= largest:
        raise ValueError(f"rate = {rate} lies beyond the slider, 0.01 to {largest}.")

    def square(x: Any) -> Any:
        return x**2

    def draw(rate: float) -> tuple[Any, str]:
        (ax,) = plotting.descent(f or square, start=start, rates=[rate], steps=steps)
        end = float(ax.lines[1].get_xdata()[-1])
        end = 0.0 if abs(end) < 0.005 else end
        ax.set_title(f"learning rate {rate:.2f}\nafter {steps} steps: $x$ = {end:.2f}")
        alt = f"Gradient descent from x = {start:.2f} with learning rate {rate:.2f}: "
        return ax, f"{alt}after {steps} steps, x = {end:.2f}."

    _demonstrate(draw, {"rate": rate}, {"rate": (0.01, largest, 0.01)})


def activation_slope(
    activation: str = "sigmoid",
    *,
    z: float = 2.0,
    alpha: float = 0.1,
    depth: int = 10,
    reach: float = 6.0,
) -> None:
    """Choose an activation, move z, and see its value, its tangent and the gradient behind it.

    The right title says what is left of a gradient of 1 after ``depth`` such units in a row, all at
    this z and with weights of 1: the slope to the power of ``depth``.

    Parameters
    ----------
    activation : {"sigmoid", "tanh", "ReLU", "leaky ReLU", "ELU"}
        Chosen at the start.
    z : float
        Where the tangent touches at the start.
    alpha : float
        Of leaky ReLU and ELU at the start, 0 to 1; the others have none.
    depth : int
        Number of units in a row.
    reach : float
        The slider for z goes from ``-reach`` to ``reach``.

    Raises
    ------
    ValueError
        If there is no such activation, or a start value lies beyond its slider.

    Examples
    --------
    >>> activation_slope("sigmoid", z=0.0, depth=2)
    sigmoid at z = 0.0: value 0.500, slope 0.250. Of a gradient of 1, 0.0625 passes 2 such units.
    """
    if activation not in _ACTIVATIONS:
        known = ", ".join(_ACTIVATIONS)
        raise ValueError(f"There is no activation {activation!r} here. There are {known}.")
    if not abs(z) <= reach:
        raise ValueError(f"z = {z} lies beyond the slider, -{reach} to {reach}.")
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha = {alpha} lies beyond the slider, 0 to 1.")

    def draw(activation: str, z: float, alpha: float) -> tuple[Any, str]:
        function, has_alpha = _ACTIVATIONS[activation]
        axes = plotting.tangent(
            lambda places: function(places, alpha),
            z,
            name=activation,
            start=-reach,
            stop=reach,
        )
        here = torch.tensor(z, dtype=torch.float64, requires_grad=True)
        value = function(here, alpha)
        slope = torch.autograd.grad(value, here)[0].item()
        left = f"{slope**depth:.3g}"
        axes[1].set_title(f"slope {slope:.3f}; {depth} such units: {left}".replace("-", "−"))
        name = f"{activation} with alpha = {alpha:.2f}" if has_alpha else activation
        alt = f"{name} at z = {z:.1f}: value {value.item():.3f}, slope {slope:.3f}. "
        return axes[0], f"{alt}Of a gradient of 1, {left} passes {depth} such units."

    _demonstrate(
        draw,
        {"z": float(z), "alpha": float(alpha)},
        {"z": (-reach, reach, 0.1), "alpha": (0.0, 1.0, 0.05)},
        choices={"activation": (activation, tuple(_ACTIVATIONS))},
    )


def filtering(
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
    >>> filtering(torch.ones(10, 12), {"mean": torch.ones(3, 3) / 9}, stride=2)
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
        axes = plotting.activation_map(image, filters[filter], stride=places, padding=rings)
        shape = " x ".join(map(str, axes[2].images[0].get_array().shape))
        size = " x ".join(map(str, image.shape))
        alt = f"{filter} with stride {places} and padding {rings}: "
        return axes[0], f"{alt}{size} pixels give a map of {shape}."

    _demonstrate(
        draw,
        {"stride": float(stride), "padding": float(padding)},
        {"stride": (1.0, 8.0, 1.0), "padding": (0.0, 8.0, 1.0)},
        choices={"filter": (start, tuple(filters))},
    )


def momentum(
    f: Callable[[Any], Any] | None = None,
    *,
    start: Sequence[float] = (-4.0, 1.5),
    lr: float = 0.07,
    momentum: float = 0.0,
    steps: int = 40,
    largest: float = 0.15,
    limits: tuple[float, float, float, float] = (-5.0, 5.0, -2.0, 2.0),
) -> None:
    """Choose learning rate and momentum with sliders, and watch the walk down a valley.

    The walk is that of ``torch.optim.SGD``; the title says how high above the lowest point of the
    plot it ends.

    Parameters
    ----------
    f : callable, optional
        The surface: of a float64 tensor [2], made of torch operations, gives one number. Default: a
        valley 25 times as steep across as along, (w1² + 25 w2²) / 2.
    start : two numbers
        Where the walk begins.
    lr : float
        Learning rate at the start.
    momentum : float
        Momentum at the start, from 0 to 0.98.
    steps : int
        Number of steps.
    largest : float
        The slider of the learning rate goes from 0.005 to here.
    limits : (left, right, bottom, top)
        The part of the plane to show.

    Raises
    ------
    ValueError
        If a start value lies beyond its slider, or there is no step.

    Examples
    --------
    >>> momentum(lr=0.04, steps=3)
    SGD with lr = 0.040 and momentum = 0.00: after 3 steps, the height is 6.26.
    """
    if not 0.005 <= lr <= largest:
        raise ValueError(f"lr = {lr} lies beyond the slider, 0.005 to {largest}.")
    if not 0 <= momentum <= 0.98:
        raise ValueError(f"momentum = {momentum} lies beyond the slider, 0 to 0.98.")

    def valley(p: torch.Tensor) -> torch.Tensor:
        return (p[0] ** 2 + 25 * p[1] ** 2) / 2

    surface = f or valley

    def draw(lr: float, momentum: float) -> tuple[Any, str]:
        path = plotting.optimizer_path(
            surface,
            lambda p: torch.optim.SGD(p, lr=lr, momentum=momentum),
            start=start,
            steps=steps,
        )
        height = float(surface(path[-1]))
        there = f"{height:.2f}" if height < 1e4 else "beyond all bounds"
        lowest = (0.0, 0.0) if f is None else None
        (ax,) = plotting.optimizer_paths(surface, {"": path}, limits=limits, lowest=lowest)
        ax.set_title(f"lr {lr:.3f}, momentum {momentum:.2f}\nafter {steps} steps: height {there}")
        alt = f"SGD with lr = {lr:.3f} and momentum = {momentum:.2f}: "
        return ax, f"{alt}after {steps} steps, the height is {there}."

    ranges = {"lr": (0.005, largest, 0.005), "momentum": (0.0, 0.98, 0.02)}
    _demonstrate(draw, {"lr": lr, "momentum": momentum}, ranges)


def dropout_rate(
    losses: Mapping[float, tuple[Sequence[float], Sequence[float]]], *, rate: float = 0.5
) -> None:
    """Choose a dropout rate with a slider, and see the curves that were measured with it.

    Nothing is trained while the slider moves: it goes from one stored training to the next.

    Parameters
    ----------
    losses : mapping of float to (sequence of float, sequence of float)
        Dropout rate -> training loss and validation loss of each epoch, per example, both measured
        without dropout. At least two rates.
    rate : float
        Chosen at the start: one of them.

    Raises
    ------
    ValueError
        If there are fewer than two rates, or none of them is the one of the start.

    Examples
    --------
    >>> losses = {0.0: ([1.0, 0.25], [1.0, 0.75]), 0.5: ([1.5, 0.5], [1.5, 0.75])}
    >>> dropout_rate(losses, rate=0.5)
    Dropout rate 0.5: after 2 epochs, training loss 0.50, validation loss 0.75, gap 0.25.
    """
    if len(losses) < 2:
        raise ValueError("dropout_rate needs the losses of at least two rates to choose from.")
    rates = sorted(losses)
    if rate not in losses:
        known = ", ".join(f"{each:g}" for each in rates)
        raise ValueError(f"rate = {rate} was not trained. There are {known}.")

    def draw(rate: float) -> tuple[Any, str]:
        nearest = min(rates, key=lambda each: abs(each - rate))  # sliders round, rates may be odd
        axes = plotting.dropout_rates(losses, nearest)
        train, valid = (float(values[-1]) for values in losses[nearest])
        alt = f"Dropout rate {nearest:g}: after {len(losses[nearest][0])} epochs, training loss "
        return axes[0], f"{alt}{train:.2f}, validation loss {valid:.2f}, gap {valid - train:.2f}."

    step = min(high - low for low, high in pairwise(rates))
    _demonstrate(draw, {"rate": float(rate)}, {"rate": (rates[0], rates[-1], step)})


def patch_attention(
    images: Mapping[str, Any],
    maps: Any,
    *,
    block: int = 1,
    row: int = 3,
    column: int = 3,
) -> None:
    """Choose a patch of an image with sliders, and see where each head of a transformer looks.

    Parameters
    ----------
    images : mapping of str to tensor of shape [1, H, W] or [H, W]
        Name -> grey image.
    maps : tensor of shape [N, blocks, heads, 1 + g * g, 1 + g * g]
        Attention weights for each of the N images, as ``PatchClassifier.attention_maps`` gives
        them; token 0 is the class token, the others are a grid of g x g patches.
    block : int
        Chosen at the start, from 1; the menu also has the others.
    row, column : int
        The patch that looks at the start, from 0.

    Raises
    ------
    ValueError
        If images and maps do not fit each other, or there is no such block or patch.

    Examples
    --------
    >>> maps = torch.full((1, 2, 1, 50, 50), 0.02)
    >>> patch_attention({"grey": torch.rand(28, 28)}, maps, row=2, column=5)
    grey, block 1: patch (2, 5) looks at itself with 0.02, and most at (0, 0) with 0.02 (head 1).
    """
    if maps.ndim != 5 or len(maps) != len(images) or maps.shape[-1] != maps.shape[-2]:
        raise ValueError(
            f"maps has shape {tuple(maps.shape)}; for {len(images)} images give "
            "[N, blocks, heads, tokens, tokens]."
        )
    side = math.isqrt(maps.shape[-1] - 1)
    if side * side != maps.shape[-1] - 1:
        raise ValueError(f"{maps.shape[-1]} tokens are no square grid and a class token.")
    if not 1 <= block <= maps.shape[1]:
        raise ValueError(f"block = {block}: there are blocks 1 to {maps.shape[1]}.")
    if not (0 <= row < side and 0 <= column < side):
        raise ValueError(f"There is no patch ({row}, {column}) in a grid of {side} x {side}.")
    names = list(images)

    def draw(image: str, block: str, row: float, column: float) -> tuple[Any, str]:
        place = (round(row), round(column))
        token = 1 + place[0] * side + place[1]
        chosen = maps[names.index(image), int(block) - 1, :, token, 1:]
        grids = {
            f"head {number}": weights.reshape(side, side)
            for number, weights in enumerate(chosen, start=1)
        }
        axes = plotting.patch_attention(images[image], grids, query=place)
        head, most = divmod(int(chosen.argmax()), side * side)
        alt = (
            f"{image}, block {block}: patch {place} looks at itself with "
            f"{chosen[head, token - 1].item():.2f}, and most at {divmod(most, side)} with "
            f"{chosen[head, most].item():.2f} (head {head + 1})."
        )
        return axes[0], alt

    blocks = tuple(str(number) for number in range(1, maps.shape[1] + 1))
    _demonstrate(
        draw,
        {"row": row, "column": column},
        {"row": (0, side - 1, 1), "column": (0, side - 1, 1)},
        choices={"image": (names[0], tuple(names)), "block": (str(block), blocks)},
    )


def memory(
    norms: Mapping[str, Any],
    recalled: Mapping[str, Mapping[int, Sequence[float]]],
    *,
    gap: int | None = None,
    chance: float | None = None,
) -> None:
    """Choose the length of a gap, and see what recurrent networks recall that lies before it.

    On the left is the gradient that reaches so far back, on the right the share recalled.

    Parameters
    ----------
    norms : mapping of str to tensor of shape [T]
        Network -> size of the gradient at each input, in the order of time.
    recalled : mapping of str to (mapping of int to sequence of float)
        Network -> gap -> share of right answers, 0 to 1, one for each run.
    gap : int, optional
        Chosen at the start; the shortest by default.
    chance : float, optional
        Share that guessing would give.

    Raises
    ------
    ValueError
        If the networks have no gap in common, or not the one to start with.

    Examples
    --------
    >>> recalled = {"Elman": {5: [1.0], 40: [0.1]}, "LSTM": {5: [1.0], 40: [0.9]}}
    >>> memory({"Elman": [0.1, 1.0], "LSTM": [0.9, 1.0]}, recalled, gap=40)
    Over a gap of 40 steps, Elman recalls 10%, LSTM 90% (medians).
    """
    plotting.check_recalled(recalled)
    gaps = sorted(set.intersection(*(set(runs) for runs in recalled.values())))
    if not gaps:
        raise ValueError("These networks have no gap in common to compare them at.")
    gap = gaps[0] if gap is None else gap
    if gap not in gaps:
        raise ValueError(f"gap = {gap} was not measured for all; {gaps} were.")

    def draw(gap: str) -> tuple[Any, str]:
        axes = plotting.memory(norms, recalled, int(gap), chance=chance)
        shares = [
            f"{name} recalls {np.median(runs[int(gap)]):.0%}" for name, runs in recalled.items()
        ]
        listed = ", ".join([shares[0], *(each.replace(" recalls", "") for each in shares[1:])])
        return axes[0], f"Over a gap of {gap} steps, {listed} (medians)."

    _demonstrate(draw, {}, {}, choices={"gap": (str(gap), tuple(map(str, gaps)))})


def latent_walk(
    generator: Callable[[torch.Tensor], torch.Tensor],
    corners: torch.Tensor,
    *,
    right: float = 0.5,
    down: float = 0.0,
) -> None:
    """Walk between four latent vectors with two sliders, and see what is generated on the way.

    Parameters
    ----------
    generator : callable
        Latent vectors [N, d] to images [N, 1, H, W] from -1 to 1; a model is used in evaluation
        mode.
    corners : tensor [4, d]
        Latent vectors at the top left, top right, bottom left and bottom right. Between them one
        walks on arcs; see `course_utils.gan.interpolate`.
    right, down : float
        The place at the start, from 0 to 1 each.

    Raises
    ------
    ValueError
        If there are not four corners, or the start lies beyond the sliders.

    Examples
    --------
    >>> from course_utils import gan
    >>> corners = torch.randn(4, 8, generator=torch.Generator().manual_seed(0))
    >>> latent_walk(gan.Generator(latent=8, channels=2), corners, right=0.5, down=0.25)
    Generated between four images, 0.50 to the right and 0.25 down.
    """
    from course_utils import gan

    if corners.ndim != 2 or len(corners) != 4:
        raise ValueError(f"corners has shape {tuple(corners.shape)}, not (4, d).")
    if not (0 <= right <= 1 and 0 <= down <= 1):
        raise ValueError(f"right = {right}, down = {down} lies beyond the sliders, 0 to 1.")

    def images(z: torch.Tensor) -> torch.Tensor:
        if isinstance(generator, torch.nn.Module):
            return gan.sample(generator, z)
        return generator(z)

    ends = images(corners)

    def draw(right: float, down: float) -> tuple[Any, str]:
        t = torch.tensor([right, down], dtype=corners.dtype)
        top, bottom = (gan.interpolate(a, b, at=t[:1])[0] for a, b in (corners[:2], corners[2:]))
        z = gan.interpolate(top, bottom, at=t[1:])
        axes = plotting.latent_map(ends, images(z)[0], (right, down))
        place = f"{right:.2f} to the right and {down:.2f} down"
        return axes[0], f"Generated between four images, {place}."

    start = {"right": right, "down": down}
    _demonstrate(draw, start, dict.fromkeys(start, (0.0, 1.0, 0.05)))


def denoising(
    model: Callable[[torch.Tensor], torch.Tensor],
    images: torch.Tensor,
    *,
    noise: float = 0.5,
    largest: float = 1.5,
    seed: int = 0,
) -> None:
    """Choose the noise level with a slider, and see what a denoiser makes of it.

    The title says the mean squared error of the noisy and of the denoised images against the clean
    ones. The pattern of the noise stays the same, only its size changes.

    Parameters
    ----------
    model : nn.Module or callable
        Noisy images [N, 1, H, W] to denoised ones of the same shape. It is called in evaluation
        mode, and has its own mode back afterwards.
    images : tensor [N, 1, H, W], float32
        Clean images, with pixels from 0 to 1; about 8 of them fit.
    noise : float
        Standard deviation of the noise at the start.
    largest : float
        The slider goes from 0 to here.
    seed : int
        Of the noise.

    Raises
    ------
    ValueError
        If the noise at the start lies beyond the slider, or the model changes the shape.

    Examples
    --------
    >>> denoising(lambda x: torch.zeros_like(x), torch.ones(2, 1, 8, 8), noise=0.0)
    Noise 0.00: the error of the noisy images is 0.0000, that of the denoised ones 1.0000.
    """
    if not 0 <= noise <= largest:
        raise ValueError(f"noise = {noise} lies beyond the slider, 0 to {largest}.")
    pattern = torch.randn(images.shape, generator=torch.Generator().manual_seed(seed))

    def draw(noise: float) -> tuple[Any, str]:
        noisy = images + noise * pattern
        output = _in_evaluation_mode(model, noisy)
        if output.shape != images.shape:
            raise ValueError(
                f"The model made {list(output.shape)} of images {list(images.shape)}: a denoiser "
                "keeps the shape."
            )
        before = (noisy - images).square().mean().item()
        after = (output - images).square().mean().item()
        ax = plotting.compared_rows({"clean": images, "noisy": noisy, "denoised": output})
        ax.set_title(f"noise {noise:.2f}; error: noisy {before:.4f}, denoised {after:.4f}")
        alt = f"Noise {noise:.2f}: the error of the noisy images is {before:.4f}, "
        return ax, f"{alt}that of the denoised ones {after:.4f}."

    _demonstrate(draw, {"noise": float(noise)}, {"noise": (0.0, largest, 0.05)})


def _demonstrate(
    draw: Callable[..., tuple[Any, str]],
    start: Mapping[str, float],
    ranges: Mapping[str, tuple[float, float, float]],
    choices: Mapping[str, tuple[str, Sequence[str]]] | None = None,
) -> None:
    """Display sliders over a picture that ``draw(**values) -> (axes, alt)`` makes.

    ``ranges`` holds the smallest value, the largest and the step of each slider; ``choices`` the
    option at the start and all options of each menu, which stand above the sliders.
    """
    choices = choices or {}
    axes, alt = draw(**start, **{name: option for name, (option, _) in choices.items()})
    if not _front_end_expected():
        plotting.show(axes, alt)
        return
    import ipywidgets
    from IPython.display import display

    png = _png(axes)
    picture = ipywidgets.Image(value=png, format="png")
    sliders = {}
    for name, (option, options) in choices.items():
        sliders[name] = ipywidgets.Dropdown(value=option, options=options, description=name)
    for name, value in start.items():
        low, high, step = ranges[name]
        sliders[name] = ipywidgets.FloatSlider(
            value=value,
            min=low,
            max=high,
            step=step,
            description=name,
            readout_format=".3f" if step < 0.01 else ".0f" if step == 1 else ".2f",
        )

    def redraw(_change: Any) -> None:
        axes, _ = draw(**{name: slider.value for name, slider in sliders.items()})
        picture.value = _png(axes)

    for slider in sliders.values():
        slider.observe(redraw, names="value")
    box = ipywidgets.VBox([*sliders.values(), picture])
    data = dict(box._repr_mimebundle_())
    data["image/png"] = base64.b64encode(png).decode("ascii")
    data["text/plain"] = alt
    display(data, metadata={"image/png": {"alt": alt}}, raw=True)


def _front_end_expected() -> bool:
    if os.environ.get("COURSE_STATIC") == "1":
        return False
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return False
    return importlib.util.find_spec("ipywidgets") is not None


def _png(axes: Any) -> bytes:
    """Picture of the figure that holds the axes; the figure is closed."""
    import matplotlib.pyplot as plt

    buffer = io.BytesIO()
    axes.figure.savefig(buffer, format="png", metadata={"Software": None})
    plt.close(axes.figure)
    return buffer.getvalue()


def _wrong_side(points: np.ndarray, labels: np.ndarray, w: Sequence[float], b: float) -> int:
    """Count the points that a perceptron with these weights puts into the wrong class."""
    # Sliders give 0.1 * k with rounding errors: without this, points on the line flicker.
    score = np.round(points @ np.asarray(w) + b, 9)
    return int(((score >= 0).astype(int) != labels).sum())


def _in_evaluation_mode(model: Callable[..., torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Call a model without gradients; each of its parts has its own mode back afterwards."""
    parts = list(model.modules()) if isinstance(model, torch.nn.Module) else []
    before = [part.training for part in parts]
    try:
        for part in parts:
            part.training = False
        with torch.no_grad():
            return model(x)
    finally:
        for part, mode in zip(parts, before, strict=True):
            part.training = mode
