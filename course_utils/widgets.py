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
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils import plotting

__all__ = ["activation_slope", "decision_line", "denoising", "learning_rate", "momentum"]

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
        (ax,) = plotting.optimizer_paths(surface, {"": path}, limits=limits)
        ax.set_title(f"lr {lr:.3f}, momentum {momentum:.2f}\nafter {steps} steps: height {there}")
        alt = f"SGD with lr = {lr:.3f} and momentum = {momentum:.2f}: "
        return ax, f"{alt}after {steps} steps, the height is {there}."

    ranges = {"lr": (0.005, largest, 0.005), "momentum": (0.0, 0.98, 0.02)}
    _demonstrate(draw, {"lr": lr, "momentum": momentum}, ranges)


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
        ax = plotting.image_rows({"clean": images, "noisy": noisy, "denoised": output})
        ax.set_title(f"noise {noise:.2f}; error: noisy {before:.4f}, denoised {after:.4f}")
        alt = f"Noise {noise:.2f}: the error of the noisy images is {before:.4f}, "
        return ax, f"{alt}that of the denoised ones {after:.4f}."

    _demonstrate(draw, {"noise": float(noise)}, {"noise": (0.0, largest, 0.05)})


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
            readout_format=".3f" if step < 0.01 else ".2f",
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
