"""What lesson 04 shows: paths of optimizers, and how far signals spread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.learning import draw_lines
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    VERMILION,
    as_array,
    new_axes,
)
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHTS = "cividis"  # dark is low; readable without colour vision, too


def optimizer_path(
    f: Callable[[torch.Tensor], torch.Tensor],
    make_optimizer: Callable[[list[torch.Tensor]], torch.optim.Optimizer],
    *,
    start: Sequence[float],
    steps: int,
) -> torch.Tensor:
    """Walk down a function of two numbers with an optimizer, and note every place.

    Parameters
    ----------
    f : callable
        The surface: of a float64 tensor [2], made of torch operations; gives one number.
    make_optimizer : callable
        ``make_optimizer([p])`` gives an optimizer of the tensor p, for example
        ``lambda p: torch.optim.SGD(p, lr=0.1)``. One that wants a closure gets it.
    start : two numbers
        Where the walk begins.
    steps : int
        Number of steps, 1 or more.

    Returns
    -------
    tensor [steps + 1, 2], float64
        The start and the place after each step.

    Raises
    ------
    ValueError
        If there is no step, or the start is no place in the plane.

    Examples
    --------
    >>> def bowl(p):
    ...     return (p**2).sum()
    >>> path = optimizer_path(bowl, lambda p: torch.optim.SGD(p, lr=0.25),
    ...                                start=(4.0, 2.0), steps=2)
    >>> path.tolist()
    [[4.0, 2.0], [2.0, 1.0], [1.0, 0.5]]
    """
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
        raise ValueError(f"steps={steps!r}: give the number of steps, 1 or more.")
    if len(start) != 2:
        raise ValueError(f"start={start!r}: give the two coordinates of a place.")
    place = torch.tensor([float(value) for value in start], dtype=torch.float64)
    place.requires_grad_()
    optimizer = make_optimizer([place])

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = f(place)
        loss.backward()
        return loss

    places = [place.detach().clone()]
    with torch.enable_grad():
        for _ in range(steps):
            optimizer.step(closure)
            places.append(place.detach().clone())
    return torch.stack(places)


def optimizer_paths(
    f: Callable[[torch.Tensor], torch.Tensor],
    paths: Mapping[str, torch.Tensor],
    *,
    limits: tuple[float, float, float, float],
    lowest: Sequence[float] | None = None,
    names: tuple[str, str] = ("$w_1$", "$w_2$"),
    columns: int | None = None,
    axes: Any = None,
) -> np.ndarray:
    """Draw walks on a surface, seen from above: one plot for each walk, contours below it.

    Both axes have the same scale, so that a step against the gradient is square to the contours.

    Parameters
    ----------
    f : callable
        The surface: of a float64 tensor [2], gives one number.
    paths : mapping of str to tensor [M, 2]
        Title -> places, as :func:`optimizer_path` gives them. What leaves the plot is not drawn.
    limits : (left, right, bottom, top)
        The part of the plane to show.
    lowest : two numbers, optional
        Where the lowest point is; marked with a star.
    names : (str, str)
        What stands at the axes.
    columns : int, optional
        Plots in a row; all of them if None.
    axes : sequence of Axes, optional
        Where to draw, one for each path; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no path, a path is not of shape [M, 2], the limits enclose nothing, or there
        are too few axes.

    Examples
    --------
    >>> def bowl(p):
    ...     return (p**2).sum()
    >>> path = optimizer_path(bowl, lambda p: torch.optim.SGD(p, lr=0.25),
    ...                                start=(4.0, 2.0), steps=9)
    >>> axes = optimizer_paths(bowl, {"SGD": path}, limits=(-5, 5, -3, 3))
    >>> [ax.get_title() for ax in axes]
    ['SGD']
    """
    if not paths:
        raise ValueError("optimizer_paths needs at least one path.")
    left, right, bottom, top = limits
    if not (left < right and bottom < top):
        raise ValueError(f"limits={limits!r}: give left < right and bottom < top.")
    for label, path in paths.items():
        if as_array(path).ndim != 2 or as_array(path).shape[1] != 2:
            raise ValueError(
                f"The path '{label}' has shape {list(as_array(path).shape)}; it must be [M, 2]: "
                "one place in the plane a row."
            )
    if axes is None:
        columns = min(columns or len(paths), len(paths))
        rows = -(-len(paths) // columns)
        largest = (LARGEST_WIDTH / columns - 0.5, (LARGEST_HEIGHT - 0.6) / rows - 0.4)
        plot = min(3.8, largest[0], largest[1] * (right - left) / (top - bottom))  # its width
        height = 0.6 + rows * (0.4 + plot * (top - bottom) / (right - left))
        axes = new_axes(rows, columns, figsize=(columns * (plot + 0.5), height))
        for spare in np.asarray(axes, dtype=object).reshape(-1)[len(paths) :]:
            spare.set_axis_off()
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(paths):
        raise ValueError(f"optimizer_paths draws {len(paths)} plots, and got {len(axes)} axes.")
    surface = _surface(f, limits)
    for ax, (label, path) in zip(axes, paths.items(), strict=False):
        places = as_array(path)
        _draw_contours(ax, *surface)
        ax.plot(*places.T, "-o", color=VERMILION, linewidth=1.2, markersize=3,
                markeredgecolor=BLACK, markeredgewidth=0.4)  # fmt: skip
        ax.plot(*places[0], "o", color=BLUE, markersize=8, zorder=3)
        if lowest is not None:
            ax.plot(*lowest, "*", color=BLACK, markersize=11, zorder=4)
        ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
        ax.set(xlabel=names[0], ylabel=names[1], title=label)
        ax.label_outer()
    return axes[: len(paths)]


def landscapes(
    surfaces: Mapping[str, Callable[[torch.Tensor], torch.Tensor]],
    *,
    limits: tuple[float, float, float, float] = (-2.0, 2.0, -2.0, 2.0),
) -> np.ndarray:
    """Draw surfaces over a plane of two weights: each as a relief, and below it as a map.

    Parameters
    ----------
    surfaces : mapping of str to callable
        Title -> a function of a float64 tensor [2] that gives one number.
    limits : (left, right, bottom, top)
        The part of the plane to show. The maps have the same scale on both axes.

    Returns
    -------
    numpy.ndarray of Axes [2, len(surfaces)]

    Raises
    ------
    ValueError
        If there is no surface.

    Examples
    --------
    >>> axes = landscapes({"bowl": lambda w: (w**2).sum()})
    >>> axes.shape
    (2, 1)
    """
    import matplotlib.pyplot as plt

    if not surfaces:
        raise ValueError("landscapes needs at least one surface.")
    width = min(LARGEST_WIDTH, 2.7 * len(surfaces))
    figure = plt.figure(figsize=(width, LARGEST_HEIGHT))
    axes = np.empty((2, len(surfaces)), dtype=object)
    for column, (label, f) in enumerate(surfaces.items()):
        x, y, heights = _surface(f, limits)
        relief = figure.add_subplot(2, len(surfaces), column + 1, projection="3d")
        relief.plot_surface(*np.meshgrid(x, y), heights, cmap=_HEIGHTS, rcount=61, ccount=61)
        relief.view_init(elev=32, azim=-62)
        relief.set(xticks=[], yticks=[], zticks=[], title=label)
        relief.set_box_aspect((1, 1, 0.6), zoom=1.15)
        above = figure.add_subplot(2, len(surfaces), len(surfaces) + column + 1)
        _draw_contours(above, x, y, heights)
        above.set(aspect="equal", xlabel="$w_1$", ylabel="$w_2$" if column == 0 else "")
        axes[:, column] = relief, above
    return axes


def loss_slice(
    horizontal: torch.Tensor,
    vertical: torch.Tensor,
    losses: torch.Tensor,
    places: Mapping[str, Sequence[float]],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw a plane through the space of all weights as a map of the loss.

    Parameters
    ----------
    horizontal, vertical : tensor [W], tensor [H]
        Coordinates in the plane, as lengths: both axes have the same scale.
    losses : tensor [H, W]
        The loss at each of these places; all above 0. Levels are equal factors apart.
    places : mapping of str to (float, float)
        Name -> a place to mark.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes do not go together.

    Examples
    --------
    >>> x, y = torch.arange(3.0), torch.arange(2.0)
    >>> ax = loss_slice(x, y, torch.rand(2, 3) + 1, {"A": (1.0, 0.5)})
    >>> ax.texts[0].get_text()
    'A'
    """
    if tuple(losses.shape) != (len(vertical), len(horizontal)):
        raise ValueError(
            f"losses has shape {tuple(losses.shape)}: give one for each place, "
            f"({len(vertical)}, {len(horizontal)})."
        )
    if ax is None:
        ax = new_axes(figsize=(6.2, LARGEST_HEIGHT))
    x, y, z = as_array(horizontal), as_array(vertical), as_array(losses)
    levels = np.geomspace(z.min(), z.max(), 15)
    filled = ax.contourf(x, y, z, levels=levels, cmap=_HEIGHTS, norm="log")
    ax.contour(x, y, z, levels=levels, colors="white", linewidths=0.4, alpha=0.6)
    for name, place in places.items():
        ax.plot(*place, "*", color=VERMILION, markersize=15, markeredgecolor="white")
        ax.annotate(name, place, xytext=(8, 6), textcoords="offset points", color="white",
                    fontweight="bold")  # fmt: skip
    ax.set(aspect="equal", xlabel="distance in the plane of the three", ylabel="distance")
    bar = ax.figure.colorbar(filled, ax=ax, label="loss", ticks=levels[::2])
    bar.ax.set_yticklabels([f"{level:.2f}" for level in levels[::2]])
    bar.ax.minorticks_off()
    return ax


def _surface(
    f: Callable[[torch.Tensor], torch.Tensor], limits: tuple[float, float, float, float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    left, right, bottom, top = limits
    x, y = np.linspace(left, right, 61), np.linspace(bottom, top, 61)
    with torch.no_grad():
        rows = [[float(f(torch.tensor([a, b], dtype=torch.float64))) for a in x] for b in y]
    return x, y, np.array(rows)


def _draw_contours(ax: Axes, x: np.ndarray, y: np.ndarray, heights: np.ndarray) -> None:
    # Equal steps of the root: contours stay apart near the bottom, and do not crowd on the slopes.
    roots = np.sqrt(heights - heights.min())
    levels = np.linspace(0.0, roots.max(), 14)[1:]
    ax.contourf(x, y, roots, levels=[0, *levels], cmap=_HEIGHTS, alpha=0.45)
    ax.contour(x, y, roots, levels=levels, colors="#8C8C8C", linewidths=0.5)


def activation_spread(
    spreads: Mapping[str, Sequence[float]],
    *,
    name: str = "variance of the activations",
    ax: Axes | None = None,
) -> Axes:
    """Draw how the spread of the activations changes from layer to layer.

    Parameters
    ----------
    spreads : mapping of str to sequence of float
        Label -> the spread after layer 0 (the input), 1, 2 and so on; all above 0.
    name : str
        What stands at the vertical axis, which is logarithmic.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no line, or a value is not above 0 (a logarithm could not show it).

    Examples
    --------
    >>> ax = activation_spread({"kept": [1.0, 1.0, 1.0], "halved": [1.0, 0.5, 0.25]})
    >>> ax.get_yscale()
    'log'
    """
    from matplotlib.ticker import MaxNLocator

    if not spreads:
        raise ValueError("activation_spread needs at least one line.")
    for label, values in spreads.items():
        if not all(float(value) > 0 for value in values):
            raise ValueError(f"'{label}' has a spread that is not above 0: a log axis has no 0.")
    if ax is None:
        ax = new_axes(figsize=(7.0, 3.6))
    draw_lines(ax, spreads)
    ax.set(xlabel="layer", ylabel=name, yscale="log")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    return ax


def activation_histograms(
    activations: Mapping[str, Sequence[torch.Tensor]],
    *,
    layers: Sequence[int],
    limits: tuple[float, float] = (-1.0, 1.0),
    axes: Any = None,
) -> np.ndarray:
    """Draw how the activations of some layers are distributed: one row for each network.

    The height of a bar is the share of the activations; each plot has a scale of its own.

    Parameters
    ----------
    activations : mapping of str to sequence of tensors
        Label -> the activations after layer 0 (the input), 1, 2 and so on, of any shape.
    layers : sequence of int
        Which of them to draw, one column each.
    limits : (low, high)
        The horizontal axis. What lies outside is counted at its ends.
    axes : array of Axes [len(activations), len(layers)], optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes [len(activations), len(layers)]

    Raises
    ------
    ValueError
        If there is nothing to draw, a layer does not exist, or the axes are too few.

    Examples
    --------
    >>> axes = activation_histograms({"dead": [torch.zeros(5)] * 3}, layers=[0, 2])
    >>> axes.shape
    (1, 2)
    """
    if not activations or not layers:
        raise ValueError("activation_histograms needs at least one network and one layer.")
    for label, values in activations.items():
        for layer in layers:
            if not 0 <= layer < len(values):
                raise ValueError(f"'{label}' has layers 0 to {len(values) - 1}, and no {layer}.")
    rows, columns = len(activations), len(layers)
    if axes is None:
        height = min(4.2, 0.6 + 1.05 * rows)
        axes = new_axes(rows, columns, figsize=(min(LARGEST_WIDTH, 1.6 * columns + 1), height))
    axes = np.asarray(axes, dtype=object).reshape(-1)
    if len(axes) < rows * columns:
        raise ValueError(
            f"activation_histograms draws {rows * columns} plots, and got {len(axes)} axes."
        )
    axes = axes[: rows * columns].reshape(rows, columns)
    edges = np.linspace(*limits, 41)
    for row, (label, values) in zip(axes, activations.items(), strict=True):
        for ax, layer in zip(row, layers, strict=True):
            numbers = as_array(values[layer]).reshape(-1).clip(*limits)
            counts, _ = np.histogram(numbers, edges)
            ax.bar(edges[:-1], counts / max(1, len(numbers)), np.diff(edges), 0, align="edge",
                   color=BLUE)  # fmt: skip
            ax.set(xlim=limits, yticks=[])
            if ax in axes[0]:
                ax.set_title("input" if layer == 0 else f"layer {layer}")
            if ax in axes[-1]:
                ax.set_xlabel("activation")
            else:
                ax.set_xticklabels([])
        row[0].set_ylabel(label)
    return axes


def explore_momentum(
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
    >>> explore_momentum(lr=0.04, steps=3)
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
        path = optimizer_path(
            surface,
            lambda p: torch.optim.SGD(p, lr=lr, momentum=momentum),
            start=start,
            steps=steps,
        )
        height = float(surface(path[-1]))
        there = f"{height:.2f}" if height < 1e4 else "beyond all bounds"
        lowest = (0.0, 0.0) if f is None else None
        (ax,) = optimizer_paths(surface, {"": path}, limits=limits, lowest=lowest)
        ax.set_title(f"lr {lr:.3f}, momentum {momentum:.2f}\nafter {steps} steps: height {there}")
        alt = f"SGD with lr = {lr:.3f} and momentum = {momentum:.2f}: "
        return ax, f"{alt}after {steps} steps, the height is {there}."

    ranges = {"lr": (0.005, largest, 0.005), "momentum": (0.0, 0.98, 0.02)}
    demonstrate(draw, {"lr": lr, "momentum": momentum}, ranges)
