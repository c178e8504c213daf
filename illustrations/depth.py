"""What lesson 03 shows of deep networks: maps, histograms, and networks without a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F

from course_utils.plotting.style import (
    BLACK,
    LARGEST_HEIGHT,
    LARGEST_WIDTH,
    LINES,
    MARKERS,
    PALETTE,
    as_array,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Name -> activation function and gain: the standard deviation of a weight times sqrt(inputs).
UNNAMED = {
    "sigmoid, gain 1": (torch.sigmoid, 1.0),
    "tanh, gain 1": (torch.tanh, 1.0),
    "tanh, gain 4": (torch.tanh, 4.0),
    "ReLU, gain 0.58": (torch.relu, 1 / 3**0.5),
    "ReLU, gain 1.41": (torch.relu, 2**0.5),
    "ReLU, gain 2": (torch.relu, 2.0),
}
_LETTERS = "ABCDEF"


def maps(
    tables: Mapping[str, Any],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    limits: tuple[float, float],
    decimals: int = 2,
    colours: str = "Blues",
    xlabel: str = "",
    axes: Any = None,
) -> np.ndarray:
    """Draw tables of numbers side by side, each number on a square of its colour.

    Parameters
    ----------
    tables : mapping of str to tensor or array of shape (rows, columns)
        Title -> the numbers.
    rows, columns : sequence of str
        What stands at them.
    limits : (low, high)
        Where the colours begin and end, the same for all tables.
    decimals : int
        How many of each number are written.
    colours : str
        A colour map of matplotlib's.
    xlabel : str
        What the columns are.
    axes : sequence of Axes, optional
        Where to draw, one for each table; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no table, one has another shape, or there are too few axes.

    Examples
    --------
    >>> axes = maps({"a": torch.eye(2)}, rows="xy", columns="uv", limits=(0, 1))
    >>> [text.get_text() for text in axes[0].texts]
    ['1.00', '0.00', '0.00', '1.00']
    """
    import matplotlib as mpl

    arrays = {title: as_array(table) for title, table in tables.items()}
    if not arrays:
        raise ValueError("maps needs at least one table.")
    for title, table in arrays.items():
        if table.shape != (len(rows), len(columns)):
            raise ValueError(
                f"{title!r} has shape {table.shape}; there are {len(rows)} rows and "
                f"{len(columns)} columns."
            )
    if axes is None:
        height = min(LARGEST_HEIGHT, 0.9 + 0.45 * len(rows))
        axes = new_axes(1, len(arrays), figsize=(min(LARGEST_WIDTH, 4 * len(arrays)), height))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(arrays):
        raise ValueError(f"maps draws {len(arrays)} tables, and got {len(axes)} axes.")
    axes = axes[: len(arrays)]
    low, high = limits
    for ax, (title, table) in zip(axes, arrays.items(), strict=True):
        ax.imshow(table, cmap=colours, vmin=low, vmax=high, aspect="auto")
        for (row, column), value in np.ndenumerate(table):
            shade = mpl.colormaps[colours](np.clip((value - low) / (high - low), 0, 1))
            dark = np.dot(shade[:3], (0.3, 0.59, 0.11)) < 0.5
            text = f"{value:.{decimals}f}".replace("-", "−")
            ax.text(column, row, text, ha="center", va="center", fontsize=9,
                    color="white" if dark else BLACK)  # fmt: skip
        ax.set(title=title, xlabel=xlabel, xticks=range(len(columns)), yticks=range(len(rows)))
        ax.set_xticklabels(columns)
        ax.set_yticklabels(rows if ax is axes[0] else [])
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
    return axes


def histograms(
    networks: Mapping[str, tuple[Sequence[Any], Sequence[Any]]],
    *,
    layers: Sequence[int],
    limits: tuple[float, float] = (-12.0, 0.0),
    axes: Any = None,
) -> np.ndarray:
    """Draw how activations and gradients are distributed: one column a network, one line a layer.

    Parameters
    ----------
    networks : mapping of str to pair of sequences of tensors
        Title -> what comes out of its hidden layers, and the gradients of their weighted sums.
    layers : sequence of int
        Which layers to draw, counted from 1.
    limits : (low, high)
        The powers of ten between which the sizes of the gradients are drawn; what lies outside is
        counted at the ends, and what is 0 is left out.
    axes : array of Axes (2, networks), optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes (2, networks)
        Activations above, gradients below.

    Raises
    ------
    ValueError
        If there is nothing to draw, a layer does not exist, or there are too few axes.

    Examples
    --------
    >>> axes = histograms({"a": ([torch.rand(5)], [torch.rand(5)])}, layers=[1])
    >>> axes.shape
    (2, 1)
    """
    if not networks or not layers:
        raise ValueError("histograms needs at least one network and one layer.")
    for title, parts in networks.items():
        for layer in layers:
            if not 1 <= layer <= min(map(len, parts)):
                raise ValueError(f"{title!r} has no layer {layer}.")
    if axes is None:
        size = min(LARGEST_WIDTH, 2.7 * len(networks)), 4.0
        axes = new_axes(2, len(networks), figsize=size)
    axes = np.asarray(axes, dtype=object).reshape(-1)
    if len(axes) < 2 * len(networks):
        raise ValueError(f"histograms draws {2 * len(networks)} plots, and got {len(axes)} axes.")
    axes = axes[: 2 * len(networks)].reshape(2, len(networks))
    for (above, below), (title, (outputs, gradients)) in zip(axes.T, networks.items(), strict=True):
        shown = [as_array(outputs[layer - 1]).reshape(-1) for layer in layers]
        reach = np.quantile(np.concatenate(shown), [0.005, 0.995])
        for number, layer in enumerate(layers):
            style = {"color": PALETTE[number % 7], "linestyle": LINES[number % len(LINES)]}
            style |= {"label": f"layer {layer}", "linewidth": 1.6}
            _outline(above, shown[number].clip(*reach), np.linspace(*reach, 26), style)
            size = np.abs(as_array(gradients[layer - 1]).reshape(-1))
            powers = np.log10(size[size > 0], dtype=float)
            _outline(below, powers.clip(*limits), np.linspace(*limits, 49), style)
        above.set(title=title, xlabel="activation", yscale="log", ylim=(1e-3, 1.5))
        below.set(xlabel="size of a gradient", ylim=(0, None), yticks=[])
        ticks = np.arange(np.ceil(limits[0] / 3) * 3, limits[1] + 1, 3)
        below.set(xticks=ticks, xticklabels=[f"$10^{{{int(t)}}}$" for t in ticks])
        if above is not axes[0, 0]:
            above.set_yticklabels([])
    axes[0, 0].set_ylabel("share (log axis)")
    axes[1, 0].set_ylabel("share")
    axes[1, -1].legend(fontsize=8, loc="upper left")
    return axes


def measured(name: str, x: torch.Tensor, y: torch.Tensor) -> tuple[list[float], list[float]]:
    """Measure one network of `UNNAMED`, before any training: ten hidden layers of 100 units.

    Parameters
    ----------
    name : str
        One of `UNNAMED`.
    x : torch.Tensor, shape (N, ...)
    y : torch.Tensor, shape (N,)
        A batch with its classes, from 0 to 9.

    Returns
    -------
    spreads : list of 10 float
        The standard deviation of a unit's outputs over the examples, mean over a layer's units.
    norms : list of 10 float
        The norm of the gradient of the loss with respect to a layer's weighted sums.

    Examples
    --------
    >>> x, y = torch.randn(20, 784), torch.arange(20) % 10
    >>> spreads, norms = measured("sigmoid, gain 1", x, y)
    >>> spreads[0] > 1000 * spreads[9], norms[9] > 1000 * norms[0]
    (True, True)
    """
    activation, gain = UNNAMED[name]
    generator = torch.Generator().manual_seed(0)
    spreads, sums, a = [], [], x.flatten(1).double()  # float32 would round what fades
    with torch.enable_grad():
        for units in (*[100] * 10, 10):
            weight = torch.randn(units, a.shape[1], generator=generator, dtype=a.dtype)
            z = a @ (gain / a.shape[1] ** 0.5 * weight).T
            sums.append(z if z.requires_grad else z.requires_grad_())
            a = activation(z)
            spreads.append(a.detach().std(dim=0).mean().item())
        deltas = torch.autograd.grad(F.cross_entropy(z, y), sums[:-1])
    return spreads[:-1], [delta.norm().item() for delta in deltas]


def unnamed(x: torch.Tensor, y: torch.Tensor) -> dict[str, tuple[list[float], list[float]]]:
    """Measure all networks of `UNNAMED`, and call them A to F in an order that is not told.

    Parameters
    ----------
    x, y : torch.Tensor
        As in `measured`.

    Returns
    -------
    dict of str to pair of lists
        Letter -> what `measured` gives.
    """
    order = torch.randperm(len(UNNAMED), generator=torch.Generator().manual_seed(17))
    names = [list(UNNAMED)[place] for place in order]
    return {letter: measured(n, x, y) for letter, n in zip(_LETTERS, names, strict=True)}


def signals(
    networks: Mapping[str, tuple[Sequence[float], Sequence[float]]], *, axes: Any = None
) -> np.ndarray:
    """Draw, layer by layer, the spread of the activations and the size of the gradient.

    Parameters
    ----------
    networks : mapping of str to pair of sequences of float
        Label -> spreads and norms, all positive, as `measured` gives them.
    axes : two Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of two Axes
        Both with a logarithmic scale.

    Raises
    ------
    ValueError
        If there is no network, or there are not two axes.

    Examples
    --------
    >>> axes = signals({"A": ([1.0, 0.1], [0.1, 1.0])})
    >>> [ax.get_yscale() for ax in axes]
    ['log', 'log']
    """
    if not networks:
        raise ValueError("signals needs at least one network.")
    if axes is None:
        axes = new_axes(1, 2, figsize=(LARGEST_WIDTH, 3.3))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) != 2:
        raise ValueError(f"signals draws 2 plots, and got {len(axes)} axes.")
    for number, (label, parts) in enumerate(networks.items()):
        style = {"color": PALETTE[number % 7], "marker": MARKERS[number % len(MARKERS)]}
        for ax, values in zip(axes, parts, strict=True):
            ax.plot(range(1, len(values) + 1), values, linewidth=1.3, label=label, **style)
    titles = "forward: spread of the outputs", "backward: size of the gradient"
    for ax, title, end in zip(axes, titles, (-1, 0), strict=True):
        ax.set(xlabel="hidden layer, counted from the input", title=title, yscale="log")
        _label_ends(ax, end)
    return axes


def _label_ends(ax: Axes, end: int) -> None:
    """Write each line's label beside its first point, 0, or its last, -1; moved apart."""
    side, shift = (("right", -0.5), ("left", 0.5))[end]
    low, high = np.log10(ax.get_ylim())
    lines = sorted(ax.lines, key=lambda line: line.get_ydata()[end])
    heights = _apart([np.log10(line.get_ydata()[end]) for line in lines], 0.07 * (high - low))
    for line, height in zip(lines, heights, strict=True):
        x, y, colour = line.get_xdata()[end], line.get_ydata()[end], line.get_color()
        ax.annotate(line.get_label(), (x, y), (x + shift, 10**height), ha=side, va="center",
                    color=colour, fontsize=10, fontweight="bold",
                    arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.6})  # fmt: skip
    most = max(len(line.get_xdata()) for line in lines)
    ax.set(xlim=(0.0, most + 1.0), xticks=range(1, most + 1))


def _apart(heights: Sequence[float], room: float) -> list[float]:
    """Move sorted heights until they are `room` apart, each group about where it was."""
    groups: list[list[float]] = []  # heights less the room below them, which must not fall
    for number, height in enumerate(heights):
        group = [height - room * number]
        while groups and np.mean(groups[-1]) > np.mean(group):
            group = groups.pop() + group
        groups.append(group)
    level = [np.mean(group) for group in groups for _ in group]
    return [float(at + room * number) for number, at in enumerate(level)]


def _outline(ax: Axes, values: np.ndarray, edges: np.ndarray, style: Mapping[str, Any]) -> None:
    counts, _ = np.histogram(values, edges)
    ax.stairs(counts / max(1, values.size), edges, **style)
