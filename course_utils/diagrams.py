"""Drawings of neurons, networks and computations, made from parameters with matplotlib.

Each function draws on ``ax`` (a new figure when it is None) and returns the Axes. Colours are those
of Okabe and Ito (2008), which colour-blind readers can tell apart; shapes and line styles say the
same once more, so that a print in grey loses nothing.

Text may hold matplotlib's math, for example ``"$x_1$"``. Pictures that README or the web site show
stand in `GALLERY`; `to_svg` gives their text.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

__all__ = [
    "GALLERY",
    "architectures",
    "attention",
    "building_blocks",
    "computation_graph",
    "convolution",
    "encoder_block",
    "gan_game",
    "lstm_cell",
    "nested",
    "network",
    "perceptron",
    "pipelines",
    "recurrent",
    "to_svg",
    "volumes",
]

BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
_PALE = {BLUE: "#D6E8F5", ORANGE: "#FBE7BF", GREEN: "#BFE6DA", VERMILION: "#F6D5C2"}
_INK, _GREY = "#222222", "#8A8A8A"
_RADIUS = 0.34
_LARGEST = (8.0, 4.5)  # inches
_HASHSALT = "course"


def network(
    sizes: Sequence[int],
    *,
    names: Sequence[Sequence[str] | None] | None = None,
    layers: Sequence[str] | None = None,
    weights: Sequence[Any] | None = None,
    biases: Sequence[Any] | None = None,
    max_units: int = 8,
    gap: float | None = None,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    r"""Draw a fully connected network, layer by layer from left to right.

    Parameters
    ----------
    sizes : sequence of int
        Number of units in each layer, the inputs first: ``[784, 120, 10]``.
    names : sequence of (sequence of str, or None), optional
        Names of the units of each layer. Short ones stand in the units, longer ones beside them. A
        layer with more than ``max_units`` units may be named whole, or just its drawn units.
    layers : sequence of str, optional
        What stands under each layer. Default: its role and size, such as ``"input\n784"``.
    weights : sequence of arrays, optional
        One array of shape (outputs, inputs), as ``nn.Linear.weight`` has it, between each two
        layers. A thicker line is a larger weight, a dashed one is negative. Where there are at most
        6 connections, their numbers are written too. Needs layers that are drawn whole.
    biases : sequence of (array or None), optional
        One array of shape (outputs,) per layer after the first, written above the units.
    max_units : int
        A layer with more units than this is abbreviated with "⋮".
    gap : float, optional
        Distance of two layers; 1 is the distance of two neurons. Default: 2.6, more if it is tall.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure of at most 8 x 4.5 inches by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a size is not a positive whole number, there are fewer than two layers, or names, weights
        and biases do not fit the sizes.

    Examples
    --------
    >>> ax = network([784, 120, 10])
    >>> [text.get_text() for text in ax.texts if text.get_text() != "⋮"]
    ['input', '784', 'hidden', '120', 'output', '10']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    sizes = _check_sizes(sizes)
    if max_units < 3:
        raise ValueError(f"max_units is {max_units}: at least 3 units must be drawn.")
    shown = [_shown(size, max_units) for size in sizes]
    labels = _check_names(names, sizes, shown)
    matrices = _check_weights(weights, sizes, max_units)
    offsets = _check_biases(biases, sizes, max_units)
    layers = _check_layers(layers, sizes)

    rows = max(len(units) for units in shown)
    pitch = 1.5 if offsets else 1.0
    gap = max(2.6, 0.55 * rows) if gap is None else gap
    places: list[dict[int, tuple[float, float]]] = []
    dots: list[tuple[float, float]] = []
    for column, units in enumerate(shown):
        where = {}
        for row, unit in enumerate(units):
            point = (column * gap, pitch * ((len(units) - 1) / 2 - row))
            if unit is None:
                dots.append(point)
            else:
                where[unit] = point
        places.append(where)

    outside = [_widest_outside(labels[0]), _widest_outside(labels[-1])]
    left, right = -0.7 - outside[0], gap * (len(sizes) - 1) + 0.7 + outside[1]
    lines = max(text.count("\n") + 1 for text in layers) if any(layers) else 0
    reach = pitch * (rows - 1) / 2
    bottom = -reach - 0.65 - 0.45 * lines
    top = reach + 0.6 + (0.55 if title else 0) + (0.35 if offsets else 0)
    ax, size = _canvas(ax, (left, right), (bottom, top))

    for index, matrix in enumerate(matrices):
        _connections(ax, places[index], places[index + 1], matrix, size)
    for column, (where, texts) in enumerate(zip(places, labels, strict=True)):
        colour = BLUE if column == 0 else GREEN if column == len(sizes) - 1 else ORANGE
        side = -1 if column == 0 else 1 if column == len(sizes) - 1 else 0
        beside = side if any(len(_plain(text)) > 3 for text in texts.values()) else 0
        for unit, point in where.items():
            _unit(ax, point, colour)
            _name_unit(ax, point, texts.get(unit, ""), beside, size)
            if column and offsets and offsets[column - 1] is not None:
                _write(
                    ax,
                    (point[0], point[1] + _RADIUS + 0.08),
                    f"$b={_short(offsets[column - 1][unit])}$",
                    0.85 * size,
                    va="bottom",
                    box=True,
                )
        for line, text in enumerate(layers[column].split("\n")):
            _write(ax, (column * gap, -reach - 0.85 - 0.4 * line), text, size, va="baseline")
    for point in dots:
        _write(ax, point, "⋮", 1.7 * size)
    if title:
        _write(ax, ((left + right) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def perceptron(
    inputs: Sequence[str] = ("$x_1$", "$x_2$", "$x_3$"),
    weights: Sequence[str | float] | None = None,
    *,
    bias: str | float | None = "$b$",
    threshold: str | float | None = None,
    activation: str = "step",
    output: str = "output",
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw one neuron: inputs, weights, the sum, the activation, the output.

    A perceptron has either a threshold or a bias (``bias = -threshold``), never both.

    Parameters
    ----------
    inputs : sequence of str
        Names of the inputs.
    weights : sequence of (str or float), optional
        One per input; default ``$w_1$``, ``$w_2$``, ... Negative numbers get a dashed line.
    bias : str, float or None
        Drawn as one more weight, on an input that is always 1. None leaves it out.
    threshold : str, float or None
        Written under the activation. Needs ``bias=None``.
    activation : {"step", "sigmoid", "identity"}
        Its curve is drawn in the activation's box.
    output : str
        Name of the output.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If bias and threshold are both given, the weights do not fit the inputs, or the activation
        is unknown.

    Examples
    --------
    >>> ax = perceptron(["sun", "rain"], [2, -3], bias=-1)
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    >>> perceptron(["sun"], [2], bias=-1, threshold=1)
    Traceback (most recent call last):
        ...
    ValueError: A perceptron has a bias or a threshold, not both: bias = -threshold.
    """
    if bias is not None and threshold is not None:
        raise ValueError("A perceptron has a bias or a threshold, not both: bias = -threshold.")
    if not inputs:
        raise ValueError("A perceptron needs at least one input.")
    if weights is None:
        weights = [f"$w_{{{i}}}$" for i in range(1, len(inputs) + 1)]
    if len(weights) != len(inputs):
        raise ValueError(f"There are {len(inputs)} inputs but {len(weights)} weights.")
    curves = {"step": _step_curve, "sigmoid": _sigmoid_curve, "identity": _identity_curve}
    if activation not in curves:
        raise ValueError(f"activation is {activation!r}: choose one of {', '.join(curves)}.")

    sources = [(str(name), weight) for name, weight in zip(inputs, weights, strict=True)]
    if bias is not None:
        sources.append(("1", bias))
    count = len(sources)
    names = dict(enumerate(str(name) for name in inputs))
    outside = _widest_outside(names)
    beside = -1 if outside else 0
    reach = max((count - 1) / 2, 1.0)
    left, right = -0.6 - outside, 7.3 + 0.17 * len(_plain(output))
    top, bottom = reach + 0.6 + (0.55 if title else 0), -reach - 0.6
    ax, size = _canvas(ax, (left, right), (bottom, top), per_unit=0.75)

    middle = (3.0, 0.0)
    for index, (text, weight) in enumerate(sources):
        point = (0.0, (count - 1) / 2 - index)
        is_bias = bias is not None and index == count - 1
        negative = isinstance(weight, (int, float)) and weight < 0
        _arrow(ax, point, middle, dashed=negative, colour=VERMILION if negative else _INK)
        label = weight if isinstance(weight, str) else f"${_short(weight)}$"
        place = _along(point, middle, 0.42)
        _write(ax, place, label, size, box=True, colour=VERMILION if negative else _INK)
        _unit(ax, point, VERMILION if is_bias else BLUE)
        _name_unit(ax, point, text, 0 if is_bias else beside, size)
    _unit(ax, middle, ORANGE, radius=0.45)
    _write(ax, middle, r"$\Sigma$", 1.5 * size)
    box = (5.1, 0.0)
    _arrow(ax, middle, box, start=0.45, stop=0.55)
    _box(ax, box, 1.1, 1.1, ORANGE)
    x, y = curves[activation]()
    ax.plot(box[0] + 0.42 * x, box[1] - 0.28 + 0.56 * y, color=_INK, ls="-", lw=2, zorder=4)
    if threshold is not None:
        text = threshold if isinstance(threshold, str) else f"${_short(threshold)}$"
        _write(ax, (box[0], -0.65), f"threshold\n{text}", size, va="top")
    _arrow(ax, box, (6.9, 0.0), start=0.55, stop=0)
    _write(ax, (7.0, 0.0), output, size, ha="left")
    if title:
        _write(ax, ((left + right) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def computation_graph(
    nodes: Mapping[str, str],
    edges: Sequence[tuple[str, str] | tuple[str, str, str]],
    *,
    values: Mapping[str, Any] | None = None,
    gradients: Mapping[tuple[str, str], str] | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
    gap: tuple[float, float] = (1.3, 1.4),
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw a computation as a graph without loops, from what is given (left) to the result (right).

    A node without incoming edges is given: a blue box. A node without outgoing edges is a result: a
    green one. The others are operations or intermediate values: orange, with round corners.

    Parameters
    ----------
    nodes : mapping of str to str
        Key -> what is written in the node. The order decides who stands above whom.
    edges : sequence of (source, target) or (source, target, label)
        Keys of ``nodes``; the label stands on the arrow.
    values : mapping of str to (str or number), optional
        Key -> a value written under the node, the forward pass.
    gradients : mapping of (source, target) to str, optional
        Edge -> what flows back along it, on a dashed arrow beside the edge: the backward pass.
    places : mapping of str to (column, row), optional
        Places of nodes where the automatic ones (column: longest path from an input) do not please.
    gap : (float, float)
        Free space between columns, distance of rows.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are no nodes, an edge or value names an unknown node, or the edges run in a circle.

    Examples
    --------
    >>> ax = computation_graph(
    ...     {"x": "$x$", "square": "$u = x^2$", "y": "$y = 3u$"},
    ...     [("x", "square"), ("square", "y")],
    ...     values={"x": 2, "square": 4, "y": 12},
    ...     gradients={("square", "y"): "3", ("x", "square"): "12"},
    ... )
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    values, gradients, places = dict(values or {}), dict(gradients or {}), dict(places or {})
    links = _check_edges(nodes, edges)
    for key in (*values, *places):
        if key not in nodes:
            raise ValueError(f"{key!r} is not one of the nodes {sorted(nodes)}.")
    for pair in gradients:
        if pair not in links:
            raise ValueError(f"There is a gradient for {pair}, but no such edge.")

    where = _graph_places(nodes, links)
    where.update({key: (float(x), float(y)) for key, (x, y) in places.items()})
    widths = {
        key: max(0.9, 0.17 * max(map(len, _plain(text).split("\n"))) + 0.5)
        for key, text in nodes.items()
    }
    columns = sorted({x for x, _ in where.values()})
    centre, edge = {}, -gap[0]
    for column in columns:
        widest = max(widths[key] for key in nodes if where[key][0] == column)
        centre[column] = edge + gap[0] + widest / 2
        edge = centre[column] + widest / 2
    points = {key: (centre[x], y * gap[1]) for key, (x, y) in where.items()}
    tall = {key: 0.7 + 0.34 * text.count("\n") for key, text in nodes.items()}
    left = min(points[k][0] - widths[k] / 2 for k in nodes) - 0.2
    right = max(points[k][0] + widths[k] / 2 for k in nodes) + 0.2
    bottom = min(points[k][1] - tall[k] / 2 for k in nodes) - (0.6 if values else 0.2)
    top = max(points[k][1] + tall[k] / 2 for k in nodes) + (0.8 if title else 0.3)
    ax, size = _canvas(ax, (left, right), (bottom, top), per_unit=0.8)

    for (source, target), label in links.items():
        start, stop = points[source], points[target]
        begin = _edge_of_box(start, stop, widths[source], tall[source])
        end = _edge_of_box(stop, start, widths[target], tall[target])
        back = gradients.get((source, target))
        if back is None:
            _arrow(ax, begin, end, start=0, stop=0)
        else:
            across = _normal(begin, end, 0.09)
            _arrow(ax, _moved(begin, across), _moved(end, across), start=0, stop=0)
            across = (-across[0], -across[1])
            _arrow(
                ax,
                _moved(end, across),
                _moved(begin, across),
                start=0,
                stop=0,
                dashed=True,
                colour=VERMILION,
            )
            place = _moved(_along(begin, end, 0.5), (across[0] * 3.6, across[1] * 3.6))
            _write(ax, place, back, 0.9 * size, colour=VERMILION, box=True)
        if label:
            lift = (0, 0) if back is None else tuple(3.6 * c for c in _normal(begin, end, 0.09))
            _write(ax, _moved(_along(begin, end, 0.5), lift), label, 0.9 * size, box=True)
    has_source = {target for _, target in links}
    has_target = {source for source, _ in links}
    for key, text in nodes.items():
        given, result = key not in has_source, key not in has_target
        colour = BLUE if given else GREEN if result else ORANGE
        _box(ax, points[key], widths[key], tall[key], colour, rounded=not (given or result))
        _write(ax, points[key], text, size)
        if key in values:
            below = (points[key][0], points[key][1] - tall[key] / 2 - 0.08)
            value = values[key]
            text = value if isinstance(value, str) else _short(value)
            _write(ax, below, text, 0.9 * size, va="top", weight="bold")
    if title:
        _write(ax, ((left + right) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def nested(
    names: Sequence[str],
    notes: Sequence[str] | None = None,
    *,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw sets that contain each other, the outermost first.

    Parameters
    ----------
    names : sequence of str
        Names of the sets; each contains the next.
    notes : sequence of str, optional
        One line below each name.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are no names, or not as many notes as names.

    Examples
    --------
    >>> ax = nested(["numbers", "whole numbers"], ["3.5, -2, 7", "-2, 7"])
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    if not names:
        raise ValueError("There is nothing to draw: names is empty.")
    if notes is not None and len(notes) != len(names):
        raise ValueError(f"There are {len(names)} names but {len(notes)} notes.")
    count, step = len(names), 1.25 if notes else 0.9
    height = step * count + 0.1 * (count - 1)
    longest = max(len(_plain(text)) for text in (*names, *(notes or ())))
    width = max(0.15 * longest + 1.0 + 0.7 * (count - 1), 4.0)
    ax, size = _canvas(
        ax, (-width / 2 - 0.1, width / 2 + 0.1), (-0.1, height + (0.7 if title else 0.1))
    )
    fills = ["#FFFFFF", _PALE[BLUE], _PALE[ORANGE], _PALE[GREEN]]
    for level, name in enumerate(names):
        wide, tall = width - 0.7 * level, height - level * (step + 0.1)
        edge = [_GREY, BLUE, ORANGE, GREEN][min(level, 3)]
        centre = (0.0, tall / 2 + 0.1 * level)
        _box(ax, centre, wide, tall, edge, fill=fills[min(level, 3)], rounded=True)
        top = centre[1] + tall / 2
        _write(ax, (0, top - 0.17), name, 1.15 * size, va="top", weight="bold")
        if notes:
            _write(ax, (0, top - 0.62), notes[level], 0.95 * size, va="top")
    if title:
        _write(ax, (0, height + 0.65), title, 1.1 * size, va="top", weight="bold")
    return ax


def pipelines(
    rows: Mapping[str, Sequence[tuple[str, bool]]],
    *,
    legend: tuple[str, str] = ("written by people", "learned from data"),
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw chains of steps, one under the other, with the learned steps marked.

    Parameters
    ----------
    rows : mapping of str to sequence of (str, bool)
        Name of the chain -> its steps: what it does, and whether it is learned from data.
    legend : (str, str)
        What a white box and a coloured, thick-edged box mean.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are no chains, or one has no steps.

    Examples
    --------
    >>> ax = pipelines({"by rule": [("pixels", False), ("rule", False)]})
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    if not rows or not all(rows.values()):
        raise ValueError("Each chain needs at least one step.")
    step, wide, tall = 2.75, 2.15, 0.95
    name_width = 0.17 * max(len(line) for name in rows for line in _plain(name).split("\n")) + 0.3
    columns = max(len(steps) for steps in rows.values())
    legend_end = 2 * step - 0.4 + 0.19 * len(_plain(legend[1]))
    right = max(step * (columns - 1) + wide / 2, legend_end) + 0.1
    left = -wide / 2 - name_width
    bottom, top = -1.3 * (len(rows) - 1) - tall / 2 - 0.85, tall / 2 + (0.7 if title else 0.1)
    ax, size = _canvas(ax, (left, right), (bottom, top))
    for row, (name, steps) in enumerate(rows.items()):
        y = -1.3 * row
        _write(ax, (left, y), name, size, ha="left", weight="bold")
        for column, (text, learned) in enumerate(steps):
            if column:
                begin, end = (step * (column - 1) + wide / 2, y), (step * column - wide / 2, y)
                _arrow(ax, begin, end, start=0.04, stop=0.04)
            _box(
                ax,
                (step * column, y),
                wide,
                tall,
                ORANGE if learned else _GREY,
                fill=None if learned else "#FFFFFF",
                line=2.6 if learned else 1.0,
                rounded=True,
            )
            _write(ax, (step * column, y), text, 1.1 * size)
    y = bottom + 0.25
    for x, text, learned in ((0.0, legend[0], False), (2 * step, legend[1], True)):
        _box(
            ax,
            (x - 0.8, y),
            0.5,
            0.32,
            ORANGE if learned else _GREY,
            fill=None if learned else "#FFFFFF",
            line=2.6 if learned else 1.0,
            rounded=True,
        )
        _write(ax, (x - 0.4, y), text, 1.1 * size, ha="left")
    if title:
        _write(ax, ((left + right) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def convolution(
    image: Any,
    kernel: Any,
    *,
    place: tuple[int, int] = (0, 0),
    stride: int = 1,
    padding: int = 0,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw a filter that slides over an image: where it stands, and which number that gives.

    The map is filled in up to this place, row by row.

    Parameters
    ----------
    image : array of shape (H, W)
        Small whole numbers read best.
    kernel : array of shape (K, L)
        The filter. It is laid on the image as it is, without flipping.
    place : (row, column)
        Of the number in the map that is being computed.
    stride : int
        Pixels from one place to the next.
    padding : int
        Rings of zeros around the image, drawn pale.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If image and filter are no tables, the filter does not fit, or there is no such place.

    Examples
    --------
    >>> ax = convolution([[1, 2, 0], [0, 1, 3], [2, 0, 1]], [[1, 0], [0, -1]], place=(0, 1))
    >>> ax.texts[-1].get_text().replace(chr(0x2212), "-")
    '2·1 + 0·0 + 1·0 + 3·(-1) = -1'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    image, kernel = _array(image), _array(kernel)
    if image.ndim != 2 or kernel.ndim != 2 or stride < 1 or padding < 0:
        raise ValueError(
            f"image {image.shape} and kernel {kernel.shape} must be tables, stride 1 or more, "
            "padding 0 or more."
        )
    padded = np.pad(image, padding)
    rows, columns = ((n - k) // stride + 1 for n, k in zip(padded.shape, kernel.shape, strict=True))
    if rows < 1 or columns < 1:
        raise ValueError(f"A filter of {kernel.shape} does not fit into {padded.shape} pixels.")
    if not (0 <= place[0] < rows and 0 <= place[1] < columns):
        raise ValueError(f"The map has {rows} x {columns} places; there is no place {place}.")
    height, width = kernel.shape

    def window(row: int, column: int) -> np.ndarray:
        top, left = row * stride, column * stride
        return padded[top : top + height, left : left + width]

    widths, gap = (padded.shape[1], width, columns), 1.6
    lefts = [0.0, widths[0] + gap, widths[0] + widths[1] + 2 * gap]
    tall = max(padded.shape[0], rows, height)
    right, top = lefts[2] + widths[2], 0.9 + (0.8 if title else 0)
    ax, size = _canvas(ax, (-0.3, right + 0.3), (-tall - 1.1, top))

    def table(values: np.ndarray, left: float, name: str, fill: Callable[..., Any]) -> None:
        above = -(tall - len(values)) / 2
        for (i, j), value in np.ndenumerate(values):
            look = fill(i, j)
            _cell(ax, (left + j, above - i - 1), look)
            if not np.isnan(value):
                faded = look is not None and look[0] == "faded"
                _write(
                    ax, (left + j + 0.5, above - i - 0.5), _short(value), size,
                    colour=_GREY if faded else _INK,
                )  # fmt: skip
        _write(ax, (left + values.shape[1] / 2, above + 0.15), name, size, va="bottom")

    def of_image(i: int, j: int) -> Any:
        down, across = i - place[0] * stride, j - place[1] * stride
        if 0 <= down < height and 0 <= across < width:
            return "marked", ORANGE
        inside = padding <= i < len(padded) - padding and padding <= j < widths[0] - padding
        return None if inside else ("faded", _GREY)

    found = np.full((rows, columns), np.nan)
    for i, j in np.ndindex(rows, columns):
        if (i, j) <= tuple(place):
            found[i, j] = (window(i, j) * kernel).sum()
    table(padded, lefts[0], "image", of_image)
    table(kernel, lefts[1], "filter", lambda i, j: ("marked", ORANGE))
    now = ("marked", GREEN)
    table(found, lefts[2], "map", lambda i, j: now if (i, j) == tuple(place) else None)
    for number, sign in ((0, "⋆"), (1, "=")):
        _write(
            ax,
            (lefts[number] + widths[number] + gap / 2, -tall / 2),
            sign,
            (2.8 if number == 0 else 1.6) * size,
        )
    terms = [
        f"{_short(x)}·{_short(w) if w >= 0 else f'({_short(w)})'}"
        for x, w in zip(window(*place).ravel(), kernel.ravel(), strict=True)
    ]
    if title:
        _write(ax, (right / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    text = " + ".join(terms) + f" = {_short(found[tuple(place)])}"
    shrink = min(1.0, (right + 0.6) / (0.2 * len(text)))
    _write(ax, (right / 2, -tall - 0.65), text, size * max(shrink, 0.6))
    return ax


def volumes(
    shapes: Sequence[Sequence[int]],
    steps: Sequence[str] | None = None,
    *,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    r"""Draw what flows through a convolutional network as blocks that narrow and deepen.

    Height and width of a block grow with those of the maps, its depth with the number of channels
    (both by the square root, so that all can be seen).

    Parameters
    ----------
    shapes : sequence of (C, H, W) or (D,)
        Shapes of one example without the batch, in order; a flat one is drawn as a bar.
    steps : sequence of str, optional
        What leads from each block to the next, one fewer than shapes; may have two lines.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are fewer than two shapes, one is neither (C, H, W) nor (D,), or the steps do not
        fit.

    Examples
    --------
    >>> ax = volumes([(3, 32, 32), (16, 16, 16), (10,)], ["convolve\npool", "linear"])
    >>> [text.get_text() for text in ax.texts if text.get_text()][:2]
    ['3 × 32 × 32', 'convolve\npool']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    from matplotlib.patches import Polygon

    shapes = [tuple(int(n) for n in shape) for shape in shapes]
    if len(shapes) < 2 or any(len(s) not in (1, 3) or min(s) < 1 for s in shapes):
        raise ValueError(f"shapes is {shapes}: give two or more of the form (C, H, W) or (D,).")
    steps = [""] * (len(shapes) - 1) if steps is None else [str(step) for step in steps]
    if len(steps) != len(shapes) - 1:
        raise ValueError(f"{len(shapes)} shapes need {len(shapes) - 1} steps, not {len(steps)}.")

    largest = max((max(s[1:]) for s in shapes if len(s) == 3), default=1)
    deepest = max((s[0] for s in shapes if len(s) == 3), default=1)
    longest = max((s[0] for s in shapes if len(s) == 1), default=1)

    def extent(shape: tuple[int, ...]) -> tuple[float, float, float]:
        """Width to the right, height, and depth of a block."""
        if len(shape) == 1:
            return 0.22, 0.5 + 2.3 * math.sqrt(shape[0] / longest), 0.0
        channels, tall, wide = shape
        deep = 0.12 + 1.5 * math.sqrt(channels / deepest)
        return 2.4 * math.sqrt(wide / largest), 2.4 * math.sqrt(tall / largest), deep

    slant = (0.5, 0.32)  # where "into the picture" leads
    blocks = [extent(shape) for shape in shapes]
    gaps = [max(0.75, 0.17 * max(map(len, _plain(s).split("\n"))) + 0.2) for s in steps]
    lefts, x = [], 0.0
    for (wide, _, deep), gap in zip(blocks, [*gaps, 0.0], strict=True):
        lefts.append(x)
        x += wide + slant[0] * deep + gap
    high = max(tall + slant[1] * deep for _, tall, deep in blocks)
    top = high / 2 + 0.5 + (0.5 if title else 0)
    ax, size = _canvas(ax, (-0.7, x + 0.7), (-high / 2 - 0.75, top))
    for number, ((wide, tall, deep), shape, left) in enumerate(
        zip(blocks, shapes, lefts, strict=True)
    ):
        colour = BLUE if number == 0 else GREEN if number == len(shapes) - 1 else ORANGE
        across, up = slant[0] * deep, slant[1] * deep
        low = -(tall + up) / 2
        a, b, c, d = (left, low), (left + wide, low), (left + wide, low + tall), (left, low + tall)
        faces = [[a, b, c, d]]
        if deep:
            behind = (across, up)
            faces += [
                [d, c, _moved(c, behind), _moved(d, behind)],
                [b, _moved(b, behind), _moved(c, behind), c],
            ]
        for face in faces:
            ax.add_patch(Polygon(face, facecolor=_PALE[colour], edgecolor=colour, lw=1.4, zorder=3))
        _write(ax, (left + (wide + across) / 2, -high / 2 - 0.4), " × ".join(map(str, shape)), size)
        if number < len(steps):
            start, stop = left + wide + across + 0.06, lefts[number + 1] - 0.06
            _arrow(ax, (start, 0.0), (stop, 0.0), start=0, stop=0)
            _write(ax, ((start + stop) / 2, 0.12), steps[number], 0.85 * size, va="bottom")
    if title:
        middle = x / 2
        _write(ax, (middle, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def attention(
    query: str = "query",
    items: Sequence[tuple[str, str]] = (
        ("key 1", "value 1"),
        ("key 2", "value 2"),
        ("key 3", "value 3"),
    ),
    weights: Sequence[float] = (0.1, 0.7, 0.2),
    *,
    output: str = "output",
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw one query that looks at keys, and takes a weighted mean of their values.

    Parameters
    ----------
    query : str
        What is asked.
    items : sequence of (str, str)
        Key and value of each item.
    weights : sequence of float
        One per item, from 0 to 1, with the sum 1. A thicker line is a larger weight.
    output : str
        Name of the result.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are no items, or the weights are none.

    Examples
    --------
    >>> ax = attention("17", [("16", "A"), ("17", "C")], [0.0, 1.0])
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    shares = [float(weight) for weight in weights]
    if not items or len(shares) != len(items):
        raise ValueError(f"There are {len(items)} items but {len(shares)} weights.")
    if min(shares) < 0 or abs(sum(shares) - 1) > 0.02:
        raise ValueError(f"weights is {shares}: from 0 to 1, with the sum 1.")
    longest = max(len(_plain(text)) for pair in items for text in pair)
    wide = max(1.5, 0.2 * longest + 0.4)
    rows = len(items)
    reach = 0.6 * (rows - 1)
    query_width = max(1.5, 0.2 * len(_plain(query)) + 0.4)
    output_width = max(1.5, 0.2 * len(_plain(output)) + 0.4)
    keys_at = query_width / 2 + 2.2 + wide / 2
    values_at = keys_at + wide + 2.3
    sum_at = values_at + wide / 2 + 1.9
    output_at = sum_at + 1.5 + output_width / 2
    left, right = -query_width / 2 - 0.15, output_at + output_width / 2 + 0.15
    top, bottom = reach + 1.15 + (0.6 if title else 0), -reach - 0.75
    ax, size = _canvas(ax, (left, right), (bottom, top))
    _box(ax, (0, 0), query_width, 0.8, BLUE, rounded=True)
    _write(ax, (0, 0), query, size)
    for row, ((key, value), share) in enumerate(zip(items, shares, strict=True)):
        y = reach - 1.2 * row
        _arrow(ax, (query_width / 2, 0), (keys_at - wide / 2, y), start=0.05, stop=0.05)
        _box(ax, (keys_at, y), wide, 0.8, ORANGE, rounded=True)
        _write(ax, (keys_at, y), key, size)
        begin, end = (keys_at + wide / 2, y), (values_at - wide / 2, y)
        ax.plot(*zip(begin, end, strict=True), color=_GREY, lw=0.6, ls="--", zorder=1)
        _write(ax, _along(begin, end, 0.5), f"{share:.2f}", size, box=True, weight="bold")
        _box(ax, (values_at, y), wide, 0.8, GREEN, rounded=True)
        _write(ax, (values_at, y), value, size)
        ax.plot(
            *zip((values_at + wide / 2, y), (sum_at, 0), strict=True),
            color=_INK,
            lw=0.4 + 6 * share,
            ls="-",
            zorder=1,
        )
    _unit(ax, (sum_at, 0), ORANGE, radius=0.45)
    _write(ax, (sum_at, 0), r"$\Sigma$", 1.5 * size)
    _arrow(ax, (sum_at, 0), (output_at - output_width / 2, 0), start=0.45, stop=0.05)
    _box(ax, (output_at, 0), output_width, 0.8, BLUE, rounded=True)
    _write(ax, (output_at, 0), output, size)
    y = reach + 0.75
    for x, text in (
        (keys_at, "compare"),
        ((keys_at + values_at) / 2, "weights\n(softmax)"),
        (values_at, "average"),
    ):
        _write(ax, (x, y), text, 0.95 * size, colour="#555555")
    if title:
        _write(ax, ((left + right) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def encoder_block(*, pre_norm: bool = True, title: str | None = None, ax: Any = None) -> Any:
    """Draw a block of a transformer's encoder, from left to right, with its two residual paths.

    Parameters
    ----------
    pre_norm : bool
        Where the layer norms stand: True, before attention and MLP; False, after each addition.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> ax = encoder_block()
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    steps: list[tuple[str, str]] = []
    for name in ("self-\nattention", "MLP\n(each token\nalone)"):
        part = [("norm", "layer\nnorm"), ("work", name), ("plus", "+")]
        steps += part if pre_norm else [part[1], part[2], part[0]]
    widths = {"norm": 1.25, "work": 1.95, "plus": 0.68}
    gap = 0.62
    ax, size = _canvas(
        ax,
        (-2.1, sum(widths[kind] + gap for kind, _ in steps) + 2.5),
        (-1.05, 1.75 + (0.55 if title else 0)),
    )
    _write(ax, (-1.0, 0), "tokens\n[N, n, d]", size, ha="center")
    x = -0.15  # the end of the last thing drawn
    branch = x + 0.25  # where the residual path leaves
    for kind, text in steps:
        centre = x + gap + widths[kind] / 2
        _arrow(ax, (x, 0), (x + gap, 0), start=0, stop=0.02)
        if kind == "plus":
            _unit(ax, (centre, 0), VERMILION)
            _write(ax, (centre, 0), text, 1.4 * size)
            ax.plot([branch, branch, centre], [0, 1.25, 1.25], color=VERMILION, ls="-", lw=2)
            _arrow(ax, (centre, 1.25), (centre, 0), start=0, stop=_RADIUS, colour=VERMILION)
            middle = ((branch + centre) / 2, 1.25)
            _write(ax, middle, "residual", 0.95 * size, box=True, colour=VERMILION)
        else:
            colour = BLUE if kind == "norm" else ORANGE
            _box(ax, (centre, 0), widths[kind], 1.3, colour, rounded=True)
            _write(ax, (centre, 0), text, size)
        x = centre + widths[kind] / 2
        if kind == ("plus" if pre_norm else "norm"):
            branch = x + 0.25
    _arrow(ax, (x, 0), (x + gap, 0), start=0, stop=0.02)
    _write(ax, (x + gap + 0.9, 0), "tokens\n[N, n, d]", size, ha="center")
    if title:
        low, high = ax.get_xlim()
        top = ax.get_ylim()[1]
        _write(ax, ((low + high) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def recurrent(
    steps: int = 4,
    *,
    outputs: str = "all",
    backward: bool = False,
    rolled: bool = True,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw a recurrent network: once with its loop, then unrolled in time.

    Parameters
    ----------
    steps : int
        How many time steps to unroll, 2 to 6.
    outputs : {"all", "last"}
        Whether there is an output at each step, or after the last one only.
    backward : bool
        Draw the way of the gradient, from the last output back to the first input, dashed. Needs
        ``outputs="last"``.
    rolled : bool
        Draw the network with its loop on the left.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there are too few or too many steps, or outputs and backward do not fit each other.

    Examples
    --------
    >>> ax = recurrent(3)
    >>> [text.get_text() for text in ax.texts if "x_" in text.get_text()]
    ['$x_t$', '$x_1$', '$x_2$', '$x_3$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    if isinstance(steps, bool) or not isinstance(steps, (int, np.integer)) or not 2 <= steps <= 6:
        raise ValueError(f"steps is {steps!r}: unroll 2 to 6 steps, more cannot be read.")
    if outputs not in ("all", "last"):
        raise ValueError(f"outputs is {outputs!r}: choose all or last.")
    if backward and outputs != "last":
        raise ValueError('The gradient is drawn from the last output: use outputs="last".')
    gap, high, wide, tall = 2.3, 1.75, 1.0, 0.8
    first = 4.6 if rolled else 1.5
    right = first + gap * (steps - 1) + 0.9
    left = -1.0 if rolled else -0.5
    ax, size = _canvas(ax, (left, right), (-high - 0.75, high + (1.2 if title else 0.7)), 0.8)

    def column(x, subscript, with_output):
        _arrow(ax, (x, -high), (x, 0), stop=tall / 2)
        _box(ax, (x, 0), wide, tall, ORANGE, rounded=True)
        _write(ax, (x, 0), f"$h_{subscript}$", size)
        _unit(ax, (x, -high), BLUE)
        _write(ax, (x, -high), f"$x_{subscript}$", size)
        if with_output:
            _arrow(ax, (x, 0), (x, high), start=tall / 2, stop=_RADIUS)
            _unit(ax, (x, high), GREEN)
            _write(ax, (x, high), f"$y_{subscript}$", size)

    if rolled:
        _write(ax, (0.12, -high / 2 - 0.05), "$W_{ih}$", 0.95 * size, ha="left")
        _write(ax, (0.12, high / 2 + 0.05), "$W_{hy}$", 0.95 * size, ha="left")
        column(0.0, "t", True)
        x, y = [wide / 2, 1.15, 1.15, wide / 2 + 0.04], [0.2, 0.2, -0.2, -0.2]
        ax.plot(x[:3], y[:3], color=_INK, ls="-", lw=1.3, solid_joinstyle="round", zorder=2)
        _arrow(ax, (x[2], y[2]), (x[3], y[3]), start=0, stop=0)
        _write(ax, (1.3, 0), "$W_{hh}$", 0.95 * size, ha="left")
        _write(ax, (2.4, 0), "=", 1.6 * size)
    begin = first - 1.15
    _write(ax, (begin - 0.1, 0), "$h_0$", size, ha="right")
    _arrow(ax, (begin, 0), (first, 0), start=0, stop=wide / 2)
    for step in range(1, steps + 1):
        x = first + gap * (step - 1)
        if step > 1:
            _arrow(ax, (x - gap, 0), (x, 0), start=wide / 2, stop=wide / 2)
            _write(ax, (x - gap / 2, 0.28), "$W_{hh}$", 0.9 * size)
        column(x, step, outputs == "all" or step == steps)
    if backward:
        last = first + gap * (steps - 1)
        style = {"start": 0, "stop": 0, "dashed": True, "colour": VERMILION}
        _arrow(ax, (last + 0.2, high - _RADIUS), (last + 0.2, tall / 2), **style)
        for step in range(steps, 1, -1):
            x = first + gap * (step - 1)
            _arrow(ax, (x - wide / 2, -0.2), (x - gap + wide / 2, -0.2), **style)
            label = r"$\times\, W_{hh}\,\tanh'$"
            _write(ax, (x - gap / 2, -0.55), label, 0.8 * size, colour=VERMILION)
        _arrow(ax, (first + 0.2, -tall / 2), (first + 0.2, -high + _RADIUS), **style)
    if title:
        top = high + 1.15
        _write(ax, ((left + right) / 2, top), title, 1.1 * size, va="top", weight="bold")
    return ax


def lstm_cell(*, forget: bool = True, title: str | None = None, ax: Any = None) -> Any:
    """Draw one step of an LSTM: the cell state on top, the gates below it.

    Parameters
    ----------
    forget : bool
        Draw the forget gate (2000). False: the cell of 1997, which had none.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> ax = lstm_cell(forget=False)
    >>> any("f_t" in text.get_text() for text in ax.texts)
    False
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    from matplotlib.patches import FancyBboxPatch

    left, right, top = -1.15, 10.9, 5.9 if title else 5.35
    ax, size = _canvas(ax, (left, right), (-0.75, top), 0.8)
    back = FancyBboxPatch((1.05, 0.55), 7.9, 4.2, boxstyle="round,pad=0.25", zorder=0)
    back.set(facecolor="#F7F7F7", edgecolor=_GREY)
    ax.add_patch(back)
    high, gates, bus = 4.3, 1.75, 0.75
    f, i, g, o, out = 2.1, 3.7, 5.2, 6.7, 8.2

    def line(*points, arrow=True, colour=_INK, width=1.3):
        corners = points[:-1] if arrow else points
        if len(corners) > 1:
            xs, ys = zip(*corners, strict=True)
            ax.plot(xs, ys, color=colour, ls="-", lw=width, zorder=2, solid_joinstyle="round")
        if arrow:
            _arrow(ax, points[-2], points[-1], start=0, stop=0, colour=colour)

    def gate(x, text, name, y=gates):
        _box(ax, (x, y), 0.9, 0.62, ORANGE)
        _write(ax, (x, y), text, size)
        if name:
            _write(ax, (x + 0.12, y + 0.55), name, size, ha="left")

    def operation(point, text):
        _unit(ax, point, GREEN, radius=0.26)
        _write(ax, point, text, 1.1 * size)

    # The state runs straight through; thick, for it is what the drawing is about.
    ax.plot([-0.15, 10.0], [high, high], color=BLUE, ls="-", lw=3.2, zorder=2)
    _arrow(ax, (9.6, high), (10.15, high), start=0, stop=0, colour=BLUE)
    _write(ax, (-0.25, high), "$c_{t-1}$", 1.1 * size, ha="right")
    _write(ax, (10.25, high), "$c_t$", 1.1 * size, ha="left")
    line((-0.15, bus), (o, bus), arrow=False)
    line((1.35, -0.25), (1.35, bus), arrow=False)
    _write(ax, (-0.25, bus), "$h_{t-1}$", 1.1 * size, ha="right")
    _write(ax, (1.35, -0.5), "$x_t$", 1.1 * size)
    for x in (f, i, g, o) if forget else (i, g, o):
        line((x, bus), (x, gates - 0.31))
    if forget:
        gate(f, r"$\sigma$", "$f_t$")
        line((f, gates + 0.31), (f, high - 0.26))
        operation((f, high), r"$\times$")
    gate(i, r"$\sigma$", "$i_t$")
    gate(g, "tanh", "$g_t$")
    gate(o, r"$\sigma$", "$o_t$")
    line((i, gates + 0.31), (i, 3.1), (g - 0.26, 3.1))
    line((g, gates + 0.31), (g, 3.1 - 0.26))
    operation((g, 3.1), r"$\times$")
    line((g, 3.1 + 0.26), (g, high - 0.26))
    operation((g, high), "+")
    line((out, high), (out, 3.5 + 0.31))
    gate(out, "tanh", "", y=3.5)
    line((out, 3.5 - 0.31), (out, 2.6 + 0.26))
    line((o, gates + 0.31), (o, 2.6), (out - 0.26, 2.6))
    operation((out, 2.6), r"$\times$")
    line((out, 2.6 - 0.26), (out, bus), (10.15, bus))
    _write(ax, (10.25, bus), "$h_t$", 1.1 * size, ha="left")
    names = [(i, "input gate"), (g, "new content"), (o, "output gate")]
    for x, name in [(f, "forget gate"), *names] if forget else names:
        _write(ax, (x + 0.1, 1.1), name, 0.7 * size, ha="left")
    if title:
        _write(ax, (5.0, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def gan_game(*, title: str | None = None, ax: Any = None) -> Any:
    """Draw the game of a generator and a discriminator, and what each of them learns from.

    Parameters
    ----------
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> ax = gan_game()
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    right, bottom, top = 13.6, -2.1, 3.0 if title else 2.4
    ax, size = _canvas(ax, (-1.2, right), (bottom, top))
    boxes = {
        "z": ((0.1, 0.0), 2.2, "latent vector\n$z$", BLUE),
        "G": ((3.4, 0.0), 2.2, "generator\n$G$", ORANGE),
        "fake": ((6.6, 0.0), 2.0, "fake\n$G(z)$", GREEN),
        "real": ((6.6, 1.7), 2.0, "real\n$x$", BLUE),
        "D": ((9.6, 0.85), 2.4, "discriminator\n$D$", ORANGE),
        "verdict": ((12.4, 0.85), 1.8, "real\nor fake?", GREEN),
    }
    tall = 0.95
    for centre, width, text, colour in boxes.values():
        _box(ax, centre, width, tall, colour, rounded=colour == ORANGE)
        _write(ax, centre, text, size)
    for source, target in (
        ("z", "G"),
        ("G", "fake"),
        ("fake", "D"),
        ("real", "D"),
        ("D", "verdict"),
    ):
        start, stop = boxes[source], boxes[target]
        begin = _edge_of_box(start[0], stop[0], start[1], tall)
        end = _edge_of_box(stop[0], start[0], stop[1], tall)
        _arrow(ax, begin, end, start=0.04, stop=0.04)
    # What each learns from: dashed, back from the verdict.
    (verdict, _, _, _), (judge, _, _, _), (maker, _, _, _) = (
        boxes[name] for name in ("verdict", "D", "G")
    )
    for height, target, name in (
        (-0.85, judge, "D: tell them apart"),
        (-1.6, maker, "G: be taken for real"),
    ):
        x = verdict[0] + (0.25 if target is judge else 0.55)
        foot = target[0] if target is maker else judge[0]
        below = target[1] - tall / 2
        ax.plot(
            [x, x, foot], [verdict[1] - tall / 2, height, height], color=VERMILION, ls="--", lw=1.3
        )
        _arrow(ax, (foot, height), (foot, below), start=0, stop=0.04, dashed=True, colour=VERMILION)
        left = (foot + x) / 2 if target is judge else (foot + judge[0]) / 2
        _write(ax, (left, height), name, 0.9 * size, colour=VERMILION, box=True)
    if title:
        _write(ax, ((right - 1.2) / 2, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def architectures(
    rows: Mapping[str, Sequence[tuple[int, int, int, int]]],
    *,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    r"""Draw convolutional networks, one under the other: a slim box for each layer.

    The taller a box, the larger the maps (by the square root); under each stage stand its channels
    and the side of its maps. Layers without maps (fully connected ones) are green. Arcs are skip
    connections: from the input of some layers over to their output.

    Parameters
    ----------
    rows : mapping of str to sequence of (layers, channels, side, span)
        Name -> its stages: how many layers (or blocks) in a row, how many channels each puts out,
        height and width of the maps in pixels (1: fully connected), and over how many layers each
        skip connection leads (0: there are none).
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there is no network or no stage, a number is too small, or the layers of a stage do not
        divide into its skips.

    Examples
    --------
    >>> ax = architectures({"tiny": [(2, 16, 28, 0), (2, 32, 14, 2), (1, 10, 1, 0)]})
    >>> [text.get_text() for text in ax.texts if text.get_text()]
    ['tiny', '16\n28²', '32\n14²', '10']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    if not rows or not all(rows.values()):
        raise ValueError("Give at least one network, and each at least one stage.")
    for name, stages in rows.items():
        for stage in stages:
            layers, channels, side, span = stage
            if min(layers, channels, side) < 1 or span < 0 or (span and layers % span):
                raise ValueError(
                    f"{name}: the stage {stage} is (layers, channels, side, span), all 1 or more; "
                    "span is 0, or divides the layers."
                )
    wide, between, apart, tallest = 0.3, 0.08, 0.42, 1.7
    largest = max(side for stages in rows.values() for _, _, side, _ in stages)
    names = 0.2 * max(len(line) for name in rows for line in _plain(name).split("\n")) + 0.4

    def width(layers: int, channels: int) -> float:
        text = 0.17 * len(str(channels))
        return max(layers * wide + (layers - 1) * between, text)

    length = max(
        sum(width(n, channels) + apart for n, channels, _, _ in stages) for stages in rows.values()
    )
    pitch = tallest + 1.35
    top = tallest / 2 + 0.5 + (0.6 if title else 0)
    bottom = -pitch * (len(rows) - 1) - tallest / 2 - 0.85
    ax, size = _canvas(ax, (-names - 0.1, length), (bottom, top))
    for row, (name, stages) in enumerate(rows.items()):
        y, x = -pitch * row, 0.0
        _write(ax, (-names, y), name, size, ha="left", weight="bold")
        end = None
        for layers, channels, side, span in stages:
            flat = side == 1
            tall = 1.1 if flat else 0.3 + (tallest - 0.3) * math.sqrt(side / largest)
            room = width(layers, channels)
            left = x + (room - layers * wide - (layers - 1) * between) / 2
            centres = [left + wide / 2 + k * (wide + between) for k in range(layers)]
            if end is not None:
                _arrow(ax, (end, y), (left, y), start=0.03, stop=0.03)
            for centre in centres:
                _box(ax, (centre, y), wide, tall, GREEN if flat else ORANGE, line=1.2)
            for first in range(0, layers if span else 0, span or 1):
                start = centres[first] - wide / 2 - between / 2
                stop = centres[first + span - 1] + wide / 2 + between / 2
                _arc(ax, (start, y + tall / 2), (stop, y + tall / 2), 0.3)
            text = f"{channels}" if flat else f"{channels}\n{side}²"
            under = (x + room / 2, y - tallest / 2 - 0.12)
            _write(ax, under, text, 0.85 * size, va="top")
            end = centres[-1] + wide / 2
            x += room + apart
    if title:
        middle = (length - names) / 2
        _write(ax, (middle, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def building_blocks(
    columns: Mapping[str, tuple[Sequence[tuple[str, float]], bool]],
    *,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Draw the blocks that networks are built of, side by side, from top to bottom.

    Parameters
    ----------
    columns : mapping of str to (layers, skip)
        Name -> its layers, each (what stands in it, how many channels it puts out as a share of
        the block's own), and whether the input is added to what comes out. The width of a box is
        its share.
    title : str, optional
        Written above the drawing.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If there is no block, one has no layers, or a share is not above 0 and up to 1.

    Examples
    --------
    >>> ax = building_blocks({"plain": ([("3 × 3", 1.0)], False), "skip": ([("3 × 3", 1.0)], True)})
    >>> [text.get_text() for text in ax.texts if text.get_text()]
    ['plain', '3 × 3', 'skip', '3 × 3', '+']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    if not columns or not all(layers for layers, _ in columns.values()):
        raise ValueError("Give at least one block, and each at least one layer.")
    if not all(0 < share <= 1 for layers, _ in columns.values() for _, share in layers):
        raise ValueError("A layer's share of the channels must be above 0, and at most 1.")
    longest = max(len(text) for layers, _ in columns.values() for text, _ in layers)
    wide, tall, step = max(3.6, 0.19 * longest + 0.4), 0.56, 0.92
    pitch = wide + 1.3
    most = max(len(layers) for layers, _ in columns.values())
    reach = step * (most - 1) / 2 + tall / 2 + 0.55
    top = reach + 0.55 + (0.6 if title else 0)
    right = pitch * (len(columns) - 1) + wide / 2 + 0.9
    ax, size = _canvas(ax, (-wide / 2 - 0.3, right), (-reach - 0.75, top))
    for column, (name, (layers, skip)) in enumerate(columns.items()):
        x, high = pitch * column, step * (len(layers) - 1) / 2
        _write(ax, (x, reach + 0.3), name, size, weight="bold")
        entry, leave = (x, high + tall / 2 + 0.5), (x, -high - tall / 2 - 0.5)
        heights = [high - step * k for k in range(len(layers))]
        for (text, share), y in zip(layers, heights, strict=True):
            _box(ax, (x, y), wide * share, tall, ORANGE, line=1.4)
            if share * wide > 0.19 * len(text):
                _write(ax, (x, y), text, size)
            else:  # beside a box that is too narrow
                _write(ax, (x + share * wide / 2 + 0.08, y), text, 0.9 * size, ha="left")
        above = [entry, *((x, y - tall / 2) for y in heights)]
        below = [*((x, y + tall / 2) for y in heights), leave]
        for start, stop in zip(above[:-1], below[:-1], strict=True):
            _arrow(ax, start, stop, start=0, stop=0.02)
        _arrow(ax, above[-1], leave, start=0, stop=0.16 if skip else 0.0)
        if skip:
            side = x + wide / 2 + 0.45
            branch = entry[1] - 0.16
            ax.plot(
                [x, side, side], [branch, branch, leave[1]], color=VERMILION, ls="--", lw=1.6,
                zorder=2,
            )  # fmt: skip
            ax.plot([x], [branch], "o", color=VERMILION, markersize=4, zorder=3)
            _arrow(ax, (side, leave[1]), leave, start=0, stop=0.18, dashed=True, colour=VERMILION)
            _unit(ax, leave, VERMILION, radius=0.17)
            _write(ax, leave, "+", size)
    if title:
        middle = pitch * (len(columns) - 1) / 2
        _write(ax, (middle, top - 0.05), title, 1.1 * size, va="top", weight="bold")
    return ax


def to_svg(figure: Any) -> str:
    """Give a figure as SVG text: the same bytes each time, with letters as shapes.

    Parameters
    ----------
    figure : matplotlib.figure.Figure or matplotlib.axes.Axes

    Returns
    -------
    str

    Examples
    --------
    >>> ax = perceptron()
    >>> svg = to_svg(ax)
    >>> svg == to_svg(ax), "<text" in svg
    (True, False)
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    import matplotlib as mpl

    figure = getattr(figure, "figure", None) or figure
    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": _HASHSALT, "svg.fonttype": "path"}):
        figure.savefig(
            buffer, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None}
        )
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


# --- what the functions above check and share -------------------------------------------------


def _check_sizes(sizes: Sequence[int]) -> list[int]:
    sizes = list(sizes)
    if len(sizes) < 2:
        raise ValueError(
            f"sizes is {sizes}: a network has at least two layers, inputs and outputs."
        )
    for size in sizes:
        if isinstance(size, bool) or not isinstance(size, (int, np.integer)) or size < 1:
            raise ValueError(
                f"sizes is {sizes}: each layer needs a whole number of units, 1 or more."
            )
    return [int(size) for size in sizes]


def _shown(size: int, max_units: int) -> list[int | None]:
    """Indices of the units to draw; None where the dots stand."""
    if size <= max_units:
        return list(range(size))
    head = min(max_units - 2, 3)
    tail = min(max_units - 1 - head, 2)
    return [*range(head), None, *range(size - tail, size)]


def _check_names(names, sizes, shown) -> list[dict[int, str]]:
    if names is None:
        return [{} for _ in sizes]
    if len(names) != len(sizes):
        raise ValueError(f"There are {len(sizes)} layers but names for {len(names)}.")
    labels = []
    for layer, (texts, size, units) in enumerate(zip(names, sizes, shown, strict=True)):
        drawn = [unit for unit in units if unit is not None]
        if texts is None:
            labels.append({})
        elif len(texts) == size:
            labels.append({unit: str(texts[unit]) for unit in drawn})
        elif len(texts) == len(drawn):
            labels.append({unit: str(text) for unit, text in zip(drawn, texts, strict=True)})
        else:
            raise ValueError(
                f"Layer {layer} has {size} units ({len(drawn)} are drawn), but {len(texts)} names."
            )
    return labels


def _check_weights(weights, sizes, max_units) -> list[np.ndarray | None]:
    if weights is None:
        return [None] * (len(sizes) - 1)
    if max(sizes) > max_units:
        raise ValueError(
            "weights can be drawn only where no layer is abbreviated: raise max_units."
        )
    if len(weights) != len(sizes) - 1:
        raise ValueError(
            f"{len(sizes)} layers need {len(sizes) - 1} weight arrays, not {len(weights)}."
        )
    arrays = [_array(weight) for weight in weights]
    for index, array in enumerate(arrays):
        wanted = (sizes[index + 1], sizes[index])
        if array.shape != wanted:
            raise ValueError(
                f"weights[{index}] should have the shape {wanted} (outputs, inputs), "
                f"but it has {array.shape}."
            )
    return arrays


def _check_biases(biases, sizes, max_units) -> list[np.ndarray | None] | None:
    if biases is None:
        return None
    if max(sizes[1:]) > max_units:
        raise ValueError("biases can be drawn only where no layer is abbreviated: raise max_units.")
    if len(biases) != len(sizes) - 1:
        raise ValueError(
            f"{len(sizes)} layers need {len(sizes) - 1} bias arrays, not {len(biases)}."
        )
    arrays = [None if bias is None else np.atleast_1d(_array(bias)) for bias in biases]
    for index, array in enumerate(arrays):
        if array is not None and array.shape != (sizes[index + 1],):
            raise ValueError(
                f"biases[{index}] should have the shape {(sizes[index + 1],)}, "
                f"but it has {array.shape}."
            )
    return arrays


def _check_layers(layers, sizes) -> list[str]:
    if layers is None:
        roles = ["input", *["hidden"] * (len(sizes) - 2), "output"]
        return [f"{role}\n{size}" for role, size in zip(roles, sizes, strict=True)]
    if len(layers) != len(sizes):
        raise ValueError(f"There are {len(sizes)} layers but {len(layers)} texts for them.")
    return [str(text) for text in layers]


def _check_edges(nodes, edges) -> dict[tuple[str, str], str]:
    if not nodes:
        raise ValueError("There is nothing to draw: nodes is empty.")
    links = {}
    for edge in edges:
        if len(edge) not in (2, 3):
            raise ValueError(
                f"An edge is (source, target) or (source, target, label), not {edge!r}."
            )
        for key in edge[:2]:
            if key not in nodes:
                raise ValueError(f"The edge {edge!r} names {key!r}, which is not a node.")
        links[(edge[0], edge[1])] = str(edge[2]) if len(edge) == 3 else ""
    return links


def _graph_places(nodes, links) -> dict[str, tuple[float, float]]:
    """Column: longest path from a node that is given. Row: centred, in the order of nodes."""
    column = dict.fromkeys(nodes, 0)
    for _ in nodes:
        before = dict(column)
        for source, target in links:
            column[target] = max(column[target], column[source] + 1)
        if column == before:
            break
    else:
        raise ValueError("The edges run in a circle: a computation has a direction.")
    # What is given stands right before its first use, not far away at the left edge.
    for key in nodes:
        used_at = [column[target] for source, target in links if source == key]
        if used_at and not any(target == key for _, target in links):
            column[key] = min(used_at) - 1
    places = {}
    for level in set(column.values()):
        members = [key for key in nodes if column[key] == level]
        for row, key in enumerate(members):
            places[key] = (float(level), (len(members) - 1) / 2 - row)
    return places


def _array(values: Any) -> np.ndarray:
    """NumPy array of a tensor, array or nested list; gradients are left behind."""
    if hasattr(values, "detach"):
        values = values.detach().cpu().numpy()
    return np.asarray(values, dtype=float)


def _plain(text: str) -> str:
    """Text without math signs, to estimate its width."""
    return re.sub(r"[${}_^\\]", "", re.sub(r"\\[A-Za-z]+", "x", str(text)))


def _widest_outside(names: Mapping[int, str]) -> float:
    """Room that names beside their units need; 0 where all stand inside."""
    lengths = [len(line) for text in names.values() for line in _plain(text).split("\n")]
    return max((0.185 * n + 0.1 for n in lengths if n > 3), default=0.0)


def _short(value: Any) -> str:
    """A number in three digits at most, with a real minus sign."""
    return f"{float(value):.3g}".replace("-", "\u2212")


def _canvas(ax, x_limits, y_limits, per_unit=0.62):
    """Axes without frame in equal units, and the font size that fits them."""
    width, height = x_limits[1] - x_limits[0], y_limits[1] - y_limits[0]
    if ax is None:
        import matplotlib.pyplot as plt

        scale = min(_LARGEST[0] / width, _LARGEST[1] / height, per_unit)
        _, ax = plt.subplots(figsize=(scale * width, scale * height), dpi=100, layout="none")
        ax.set_position((0, 0, 1, 1))
    box = ax.get_position()
    inches = ax.figure.get_size_inches()
    scale = min(inches[0] * box.width / width, inches[1] * box.height / height)
    ax.set_xlim(*x_limits)
    ax.set_ylim(*y_limits)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax, float(np.clip(17.5 * scale, 7.5, 13.0))


def _unit(ax, point, colour, radius=_RADIUS):
    from matplotlib.patches import Circle

    ax.add_patch(Circle(point, radius, facecolor=_PALE[colour], edgecolor=colour, lw=1.6, zorder=3))


def _box(ax, centre, width, height, colour, *, fill=None, line=1.6, rounded=False):
    from matplotlib.patches import FancyBboxPatch

    corner = min(0.25, height / 3) if rounded else 0.02
    ax.add_patch(
        FancyBboxPatch(
            (centre[0] - width / 2 + corner, centre[1] - height / 2 + corner),
            width - 2 * corner,
            height - 2 * corner,
            boxstyle=f"round,pad={corner}",
            facecolor=fill or _PALE[colour],
            edgecolor=colour,
            lw=line,
            zorder=3,
        )
    )


def _cell(ax, corner, look):
    """One square of a table: plain, faded (outside of the image) or marked in a colour."""
    from matplotlib.patches import Rectangle

    kind, colour = look or ("plain", _GREY)
    ax.add_patch(
        Rectangle(
            corner,
            1,
            1,
            facecolor=_PALE[colour] if kind == "marked" else "white",
            edgecolor=colour,
            lw=1.8 if kind == "marked" else 0.8,
            ls=":" if kind == "faded" else "-",
            zorder=3 if kind == "marked" else 2,
        )
    )


def _write(
    ax, point, text, size, *, ha="center", va="center", colour=_INK, weight="normal", box=False
):
    ax.text(
        *point,
        text,
        fontsize=size,
        ha=ha,
        va=va,
        color=colour,
        weight=weight,
        zorder=5,
        linespacing=1.15,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0} if box else None,
    )


def _name_unit(ax, point, text, side, size):
    """Write a name in its unit, or beside it: left of it with side -1, right with 1."""
    if not text:
        return
    if side == 0:
        _write(ax, point, text, size * min(1.0, 3.2 / len(_plain(text))))
    else:
        x = point[0] + side * (_RADIUS + 0.12)
        _write(ax, (x, point[1]), text, size, ha="right" if side < 0 else "left")


def _connections(ax, sources, targets, matrix, size):
    largest = 1.0 if matrix is None else max(float(np.abs(matrix).max()), 1e-12)
    written = matrix is not None and matrix.size <= 6
    for j, stop in targets.items():
        for i, start in sources.items():
            if matrix is None:
                ax.plot(*zip(start, stop, strict=True), color=_GREY, ls="-", lw=0.7, zorder=1)
                continue
            value = float(matrix[j, i])
            colour = VERMILION if value < 0 else _INK
            ax.plot(
                *zip(start, stop, strict=True),
                color=colour,
                lw=0.4 + 2.2 * abs(value) / largest,
                ls="--" if value < 0 else "-",
                zorder=1,
            )
            if written:
                place = _along(start, stop, 0.3)
                _write(ax, place, f"${_short(value)}$", 0.85 * size, colour=colour, box=True)


def _arrow(ax, begin, end, *, start=_RADIUS, stop=0.45, dashed=False, colour=_INK):
    length = math.dist(begin, end)
    first = _along(begin, end, start / length)
    last = _along(begin, end, 1 - stop / length)
    ax.annotate(
        "",
        xy=last,
        xytext=first,
        arrowprops={
            "arrowstyle": "-|>",
            "color": colour,
            "lw": 1.3,
            "ls": "--" if dashed else "-",
            "shrinkA": 0,
            "shrinkB": 0,
        },
        zorder=2,
    )


def _along(begin, end, share):
    return (begin[0] + share * (end[0] - begin[0]), begin[1] + share * (end[1] - begin[1]))


def _moved(point, by):
    return (point[0] + by[0], point[1] + by[1])


def _normal(begin, end, length):
    """A vector of this length, at a right angle to the way from begin to end."""
    x, y = end[0] - begin[0], end[1] - begin[1]
    norm = math.hypot(x, y) or 1.0
    return (-y / norm * length, x / norm * length)


def _edge_of_box(centre, towards, width, height):
    """Where the line from the centre of a box towards a point leaves the box."""
    x, y = towards[0] - centre[0], towards[1] - centre[1]
    reach = [half / abs(way) for half, way in ((width / 2, x), (height / 2, y)) if way]
    return _along(centre, towards, min(reach, default=0.0))


def _step_curve():
    return np.array([-1, 0, 0, 1.0]), np.array([0, 0, 1, 1.0])


def _sigmoid_curve():
    x = np.linspace(-1, 1, 60)
    return x, 1 / (1 + np.exp(-6 * x))


def _identity_curve():
    return np.array([-1, 1.0]), np.array([0, 1.0])


_SEVEN = [[1, 1, 1, 1, 0], [0, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 0, 0], [0, 1, 0, 0, 0]]


# (layers, channels, side of the maps, layers that a skip connection leaps over). SqueezeNext is
# drawn block by block; each of its blocks has five layers.
_FAMOUS = {
    "VGG16\n2014": [
        (2, 64, 224, 0), (2, 128, 112, 0), (3, 256, 56, 0), (3, 512, 28, 0), (3, 512, 14, 0),
        (2, 4096, 1, 0), (1, 1000, 1, 0),
    ],
    "ResNet-18\n2015": [
        (1, 64, 112, 0), (4, 64, 56, 2), (4, 128, 28, 2), (4, 256, 14, 2), (4, 512, 7, 2),
        (1, 1000, 1, 0),
    ],
    "SqueezeNext\n2018": [
        (1, 64, 112, 0), (6, 32, 56, 1), (6, 64, 28, 1), (8, 128, 14, 1), (1, 256, 7, 1),
        (1, 128, 7, 0), (1, 1000, 1, 0),
    ],
}  # fmt: skip
_BLOCKS = {
    "VGG": ([("3 × 3, C", 1.0), ("3 × 3, C", 1.0)], False),
    "ResNet": ([("3 × 3, C", 1.0), ("3 × 3, C", 1.0)], True),
    "SqueezeNext": (
        [
            ("1 × 1, C/2", 0.5), ("1 × 1, C/4", 0.25), ("3 × 1, C/2", 0.5), ("1 × 3, C/2", 0.5),
            ("1 × 1, C", 1.0),
        ],
        True,
    ),
}  # fmt: skip

GALLERY: dict[str, Callable[[], Any]] = {
    "perceptron": perceptron,
    "sigmoid_neuron": lambda: perceptron(activation="sigmoid"),
    "network_784_120_10": lambda: network(
        [784, 120, 10], names=[[f"$x_{{{i}}}$" for i in range(1, 785)], None, list("0123456789")]
    ),
    # Without its weights: with them it would be the answer of an exercise.
    "two_layers": lambda: network(
        [2, 3, 1],
        names=[["warmth", "rain"], None, ["walk?"]],
        layers=["weather", "not too cold, hot, wet", "all three"],
        gap=3.6,
    ),
    "convolution": lambda: convolution(_SEVEN, [[1, 0, -1]] * 3, place=(1, 2)),
    "volumes": lambda: volumes(
        [(3, 32, 32), (16, 16, 16), (32, 8, 8), (64, 4, 4), (500,), (10,)],
        ["convolve\npool"] * 3 + ["linear", "linear"],
    ),
    "architectures": lambda: architectures(_FAMOUS),
    "building_blocks": lambda: building_blocks(_BLOCKS),
    "attention": attention,
    "recurrent": recurrent,
    "lstm_cell": lstm_cell,
    "gan": gan_game,
    "encoder_block": encoder_block,
}


def _arc(ax, begin, end, height):
    """Half an ellipse with an arrow head at its end, for a skip connection."""
    angle = np.linspace(np.pi, 0.12, 30)
    middle, half = (begin[0] + end[0]) / 2, (end[0] - begin[0]) / 2
    x, y = middle + half * np.cos(angle), begin[1] + height * np.sin(angle)
    ax.plot(x[:-4], y[:-4], color=VERMILION, ls="-", lw=1.2, zorder=4)
    ax.annotate(
        "",
        xy=end,
        xytext=(x[-6], y[-6]),
        arrowprops={
            "arrowstyle": "-|>",
            "color": VERMILION,
            "lw": 1.0,
            "shrinkA": 0,
            "shrinkB": 0,
            "mutation_scale": 7,
        },
        zorder=4,
    )
