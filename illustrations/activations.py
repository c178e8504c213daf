"""What lesson 03 shows: activation functions, their slopes, what they do to signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    LARGEST_WIDTH,
    LINES,
    MARKERS,
    PALETTE,
    VERMILION,
    as_array,
    new_axes,
)
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_JUMP = 0.05  # a derivative that moves more between two of 801 points jumps: no line is drawn
# Name -> function of z and alpha, and whether it has an alpha at all.
_ACTIVATIONS = {
    "sigmoid": (lambda z, alpha: torch.sigmoid(z), False),
    "tanh": (lambda z, alpha: torch.tanh(z), False),
    "ReLU": (lambda z, alpha: torch.relu(z), False),
    "leaky ReLU": (lambda z, alpha: F.leaky_relu(z, alpha), True),
    "ELU": (lambda z, alpha: F.elu(z, alpha), True),
}


def slopes(
    functions: Mapping[str, Callable[[torch.Tensor], torch.Tensor]],
    *,
    start: float = -4.0,
    stop: float = 4.0,
    axes: Any = None,
) -> np.ndarray:
    """Draw activations on the left and their derivatives, found by autograd, on the right.

    Parameters
    ----------
    functions : mapping of str to callable
        Label -> function of a float64 tensor [M], made of torch operations, that returns [M].
    start, stop : float
        The interval of z.
    axes : two Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of two Axes
        A derivative that jumps is drawn with a gap at the jump.

    Raises
    ------
    ValueError
        If there is no function, the interval is empty, or there are not two axes.

    Examples
    --------
    >>> axes = slopes({"sigmoid": torch.sigmoid})
    >>> round(float(axes[1].lines[0].get_ydata().max()), 4)
    0.25
    """
    if not functions:
        raise ValueError("slopes needs at least one function.")
    axes = _two_axes(axes, "slopes")
    z = _interval(start, stop)
    for label, function in functions.items():
        value, slope = _value_and_slope(function, z)
        axes[0].plot(as_array(z), value, label=label)
        axes[1].plot(as_array(z), _with_gaps(slope), label=label)
    axes[0].set(xlabel="$z$", ylabel="output", title="The activation", xlim=(start, stop))
    axes[1].set(xlabel="$z$", ylabel="derivative", title="Its derivative", xlim=(start, stop))
    axes[0].legend()
    return axes


def tangent(
    function: Callable[[torch.Tensor], torch.Tensor],
    z: float,
    *,
    name: str = "activation",
    start: float = -4.0,
    stop: float = 4.0,
    axes: Any = None,
) -> np.ndarray:
    """Draw one activation with its tangent at z, and beside it the derivative with the same z.

    Parameters
    ----------
    function : callable
        Of a float64 tensor [M], made of torch operations, that returns [M].
    z : float
        Where the tangent touches.
    name : str
        What the activation is called.
    start, stop : float
        The interval to draw.
    axes : two Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of two Axes

    Raises
    ------
    ValueError
        If z is not in the interval, the interval is empty, or there are not two axes.

    Examples
    --------
    >>> axes = tangent(torch.sigmoid, 0.0)
    >>> axes[1].get_title()
    'slope 0.250'
    """
    places = _interval(start, stop)
    if not start <= z <= stop:
        raise ValueError(f"z = {z} lies outside of the interval from {start} to {stop}.")
    axes = _two_axes(axes, "tangent")
    value, slope = _value_and_slope(function, places)
    (here,), (steepness,) = _value_and_slope(function, torch.tensor([z], dtype=torch.float64))
    line = as_array(places)
    room = 0.08 * (value.max() - value.min()) + 0.02
    axes[0].plot(line, value, color=BLUE, linestyle="-")
    axes[0].plot(line, here + steepness * (line - z), color=VERMILION, linestyle="--")
    axes[0].plot(z, here, "o", color=BLACK, markersize=7, zorder=3)
    axes[0].set(ylim=(value.min() - room, value.max() + room), ylabel="output")
    axes[0].set_title(f"{name}({z:.1f}) = {here:.3f}".replace("-", "−"))
    axes[1].axhline(0, color=BLACK, linewidth=0.6, linestyle="-")
    axes[1].plot(line, _with_gaps(slope), color=GREEN, linestyle="-")
    axes[1].plot([z, z], [0, steepness], color=VERMILION, linestyle="--")
    axes[1].plot(z, steepness, "o", color=BLACK, markersize=7, zorder=3)
    axes[1].set(ylim=(min(-0.05, slope.min() - 0.05), max(1.1, slope.max() + 0.1)))
    axes[1].set(ylabel="slope", title=f"slope {steepness:.3f}".replace("-", "−"))
    for ax in axes:
        ax.set(xlabel="$z$", xlim=(start, stop))
    return axes


def signal_paths(
    values: Any,
    *,
    target: float | None = None,
    first: int = 0,
    names: tuple[str, str] = ("layer", "output of the layer"),
    labels: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what becomes of several inputs from layer to layer, one line for each input.

    Parameters
    ----------
    values : tensor or array of shape [layers, inputs]
        Row by row what the layers give; row 0 may hold the inputs themselves.
    target : float, optional
        A dotted line at this height, where the paths are meant to end.
    first : int
        Number of the layer that row 0 belongs to.
    names : (str, str)
        What stands at the axes.
    labels : sequence of str, optional
        What each input is called in the legend; without it there is none.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the values have another shape, or there is not one label for each input.

    Examples
    --------
    >>> rows = [torch.tensor([-1.0, 0.0, 1.0])]
    >>> for layer in range(3):
    ...     rows.append(torch.sigmoid(rows[-1]))
    >>> ax = signal_paths(torch.stack(rows))
    >>> len(ax.lines)
    3
    """
    from matplotlib.ticker import MaxNLocator

    values = as_array(values)
    if values.ndim != 2 or values.shape[0] < 2 or values.shape[1] < 1:
        raise ValueError(
            f"values has shape {values.shape}; give [layers, inputs], at least two rows."
        )
    if labels is not None and len(labels) != values.shape[1]:
        raise ValueError(f"There are {values.shape[1]} inputs and {len(labels)} labels.")
    if ax is None:
        ax = new_axes(figsize=(5.4, 3.3))
    for column in range(values.shape[1]):
        style = {"color": PALETTE[column % 7], "marker": MARKERS[column % len(MARKERS)]}
        if labels is not None:
            style["label"] = labels[column].replace("-", "−")
        layers = range(first, first + len(values))
        ax.plot(layers, values[:, column], linestyle="-", linewidth=1.3, markersize=4, **style)
    if target is not None:
        ax.axhline(target, color=BLACK, linestyle=":", linewidth=1.3)
        text = f"{target:.4f}".replace("-", "−")
        ax.annotate(text, (1, target), (-2, 5), xycoords=("axes fraction", "data"),
                    textcoords="offset points", ha="right")  # fmt: skip
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if labels is not None:
        ax.legend()
    return ax


def gradient_norms(
    norms: Mapping[str, Mapping[int, Sequence[float]]],
    *,
    axes: Any = None,
) -> np.ndarray:
    """Draw the size of the gradient layer by layer: one plot a network, one line a depth.

    Parameters
    ----------
    norms : mapping of str to mapping of int to sequence of float
        Name of the network -> depth -> norm of the gradient in layers 1 to depth, all positive.
    axes : sequence of Axes, optional
        Where to draw, one for each name; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes
        With one logarithmic scale.

    Raises
    ------
    ValueError
        If there is nothing to draw, a norm is not positive, or there are too few axes.

    Examples
    --------
    >>> axes = gradient_norms({"sigmoid": {2: [0.1, 1.0], 3: [0.01, 0.1, 1.0]}})
    >>> axes[0].get_yscale()
    'log'
    """
    from matplotlib.ticker import MaxNLocator

    lists = [np.asarray(line, dtype=float) for part in norms.values() for line in part.values()]
    if not lists or any(line.size == 0 for line in lists):
        raise ValueError("gradient_norms needs at least one network with one layer.")
    for line in lists:
        if not (np.isfinite(line) & (line > 0)).all():
            raise ValueError(
                "gradient_norms has a logarithmic axis: every norm must be positive, but there is "
                f"{line[~(np.isfinite(line) & (line > 0))][0]}."
            )
    if axes is None:
        width = min(LARGEST_WIDTH, 4.0 * len(norms))
        axes = new_axes(1, len(norms), figsize=(width, 3.4))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(norms):
        raise ValueError(f"gradient_norms draws {len(norms)} plots, and got {len(axes)} axes.")
    low = 10 ** np.floor(np.log10(min(line.min() for line in lists)))
    high = 10 ** np.ceil(np.log10(max(line.max() for line in lists)))
    for ax, (name, part) in zip(axes, norms.items(), strict=False):
        for number, (depth, line) in enumerate(part.items()):
            ax.plot(
                range(1, len(line) + 1),
                as_array(line),
                color=PALETTE[number % 7],
                linestyle=LINES[number % len(LINES)],
                marker=MARKERS[number % len(MARKERS)],
                markersize=4,
                label=f"{depth} layers",
            )
        ax.set(xlabel="layer, counted from the input", title=name, yscale="log")
        ax.set(ylim=(low, high) if low < high else None)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes[0].set_ylabel("norm of the gradient")
    axes[len(norms) - 1].legend(fontsize=8, loc="lower left")
    return axes[: len(norms)]


def probability_bars(
    probabilities: Mapping[str, Any],
    classes: Sequence[str],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw several probability distributions over the same classes, side by side.

    Parameters
    ----------
    probabilities : mapping of str to tensor or array of shape [C]
        Label -> the probability of each class.
    classes : sequence of str
        Their names.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or the numbers do not fit the names.

    Examples
    --------
    >>> ax = probability_bars({"T = 1": torch.tensor([0.9, 0.1])}, ["cat", "dog"])
    >>> len(ax.patches)
    2
    """
    if not probabilities:
        raise ValueError("probability_bars needs at least one distribution.")
    if ax is None:
        ax = new_axes(figsize=(6.0, 2.9))
    width = 0.84 / len(probabilities)
    hatches = ("", "//", "..", "xx")
    for number, (label, values) in enumerate(probabilities.items()):
        values = as_array(values)
        if values.shape != (len(classes),):
            raise ValueError(
                f"{label!r} has shape {values.shape}; give one probability for each of the "
                f"{len(classes)} classes."
            )
        ax.bar(
            np.arange(len(classes)) + (number - (len(probabilities) - 1) / 2) * width,
            values,
            0.9 * width,
            color=PALETTE[number % 7],
            hatch=hatches[number % len(hatches)],
            edgecolor="white",
            label=label,
        )
    ax.set(ylabel="probability", ylim=(0, 1), xticks=range(len(classes)))
    ax.set_xticklabels(classes)
    ax.legend()
    return ax


def explore_activation_slope(
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
    >>> explore_activation_slope("sigmoid", z=0.0, depth=2)
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
        axes = tangent(
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

    demonstrate(
        draw,
        {"z": float(z), "alpha": float(alpha)},
        {"z": (-reach, reach, 0.1), "alpha": (0.0, 1.0, 0.05)},
        choices={"activation": (activation, tuple(_ACTIVATIONS))},
    )


def _interval(start: float, stop: float) -> torch.Tensor:
    if not start < stop:
        raise ValueError(f"The interval from {start} to {stop} is empty.")
    return torch.linspace(start, stop, 801, dtype=torch.float64)


def _two_axes(axes: Any, name: str) -> np.ndarray:
    if axes is None:
        axes = new_axes(1, 2, figsize=(LARGEST_WIDTH, 3.2))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) != 2:
        raise ValueError(f"{name} draws 2 plots, and got {len(axes)} axes.")
    return axes


def _value_and_slope(function: Callable, z: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    with torch.enable_grad():
        z = z.clone().requires_grad_()
        value = function(z)
        (slope,) = torch.autograd.grad(value.sum(), z)
    return as_array(value), as_array(slope)


def _with_gaps(slope: np.ndarray) -> np.ndarray:
    """The same curve, with one point missing wherever it jumps."""
    slope = slope.copy()
    slope[1:][np.abs(np.diff(slope)) > _JUMP] = np.nan
    return slope
