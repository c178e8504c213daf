"""A fully connected network, layer by layer."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from course_utils.plotting.style import BLUE, GREEN, ORANGE, VERMILION, as_array
from illustrations.drawing.diagram import GREY, INK, RADIUS, Diagram, along, outside, short


def network(
    sizes, *, names=None, layers=None, weights=None, biases=None, max_units=8, gap=None, ax=None
) -> Any:
    r"""Draw a fully connected network, its layers from left to right.

    Parameters
    ----------
    sizes : sequence of int
        Number of units in each layer, the inputs first.
    names : sequence of (sequence of str, or None), optional
        Names of the units of each layer. Short ones stand in the units, longer ones beside them. A
        layer with more than ``max_units`` units may be named whole, or just its drawn units.
    layers : sequence of str, optional
        What stands under each layer. Default: its role and size, such as ``"input\n784"``.
    weights : sequence of arrays, optional
        One of shape (outputs, inputs), as ``nn.Linear.weight`` has it, between each two layers. A
        thicker line is a larger weight, a dashed one is negative; up to 6 numbers are written too.
    biases : sequence of arrays, optional
        One of shape (outputs,) for each layer after the first, written above its units.
    max_units : int
        A layer with more units than this is abbreviated with "⋮".
    gap : float, optional
        Distance of two layers; 1 is that of two neurons. Default: 2.6, more if they are tall.

    Raises
    ------
    ValueError
        If a size is not a positive whole number, there are fewer than two layers, or names, layers,
        weights and biases do not fit the sizes.

    Examples
    --------
    >>> ax = network([784, 120, 10])
    >>> [text.get_text() for text in ax.texts if text.get_text() not in ("", "⋮")]
    ['input', '784', 'hidden', '120', 'output', '10']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """
    sizes = list(sizes)
    if len(sizes) < 2:
        raise ValueError(f"sizes is {sizes}: a network has at least two layers.")
    if not all(isinstance(n, int | np.integer) and n is not True and n > 0 for n in sizes):
        raise ValueError(f"sizes is {sizes}: each layer needs a whole number of units, 1 or more.")
    if max_units < 3:
        raise ValueError(f"max_units is {max_units}: at least 3 units must be drawn.")
    if layers is None:
        roles = ["input", *["hidden"] * (len(sizes) - 2), "output"]
        layers = [f"{role}\n{size}" for role, size in zip(roles, sizes, strict=True)]
    if len(layers) != len(sizes):
        raise ValueError(f"There are {len(sizes)} layers but {len(layers)} texts for them.")
    shown = [_shown(size, max_units) for size in sizes]
    labels = _labels(names, sizes, shown)
    pairs = [(after, before) for before, after in pairwise(sizes)]
    matrices = _arrays("weights", weights, pairs, max(sizes) <= max_units)
    offsets = _arrays("biases", biases, [(n,) for n in sizes[1:]], max(sizes[1:]) <= max_units)

    diagram = Diagram()
    rows, last, pitch = max(map(len, shown)), len(sizes) - 1, 1.0 if biases is None else 1.5
    gap = max(2.6, 0.55 * rows) if gap is None else gap
    reach = pitch * (rows - 1) / 2
    columns: list[dict[int, Any]] = []
    for column, units in enumerate(shown):
        side = -1 if column == 0 else int(column == last)
        beside = side if outside(*labels[column].values()) else 0
        columns.append({})
        for row, unit in enumerate(units):
            point = (column * gap, pitch * ((len(units) - 1) / 2 - row))
            if unit is None:
                diagram.text(point, "⋮", 1.7)
                continue
            colour, name = (BLUE, ORANGE, GREEN)[side + 1], labels[column].get(unit, "")
            columns[-1][unit] = diagram.circle(point, name, colour, beside=beside)
            if column and offsets[column - 1] is not None:
                text = f"$b={short(offsets[column - 1][unit])}$"
                above = (point[0], point[1] + RADIUS + 0.08)
                diagram.text(above, text, 0.85, va="bottom", boxed=True)
        for line, text in enumerate(str(layers[column]).split("\n")):
            below = (column * gap, -reach - 0.85 - 0.4 * line)
            diagram.text(below, text, va="baseline")
    for (sources, targets), matrix in zip(pairwise(columns), matrices, strict=True):
        _connect(diagram, sources, targets, matrix)
    lines = max(str(text).count("\n") + 1 for text in layers)
    sides = -0.7 - outside(*labels[0].values()), gap * last + 0.7 + outside(*labels[-1].values())
    top = reach + (0.6 if biases is None else 0.95)
    return diagram.draw(ax, (*sides, -reach - 0.65 - 0.45 * lines, top))


def _shown(size: int, max_units: int) -> list[int | None]:
    """Indices of the units to draw; None where the dots stand."""
    if size <= max_units:
        return list(range(size))
    head = min(max_units - 2, 3)
    tail = min(max_units - 1 - head, 2)
    return [*range(head), None, *range(size - tail, size)]


def _labels(names, sizes, shown) -> list[dict[int, str]]:
    """Names of the units that are drawn, layer by layer."""
    names = [None] * len(sizes) if names is None else names
    if len(names) != len(sizes):
        raise ValueError(f"There are {len(sizes)} layers but names for {len(names)}.")
    labels = []
    for layer, (texts, size, units) in enumerate(zip(names, sizes, shown, strict=True)):
        drawn = [unit for unit in units if unit is not None]
        texts = [""] * size if texts is None else texts
        if len(texts) not in (size, len(drawn)):
            raise ValueError(
                f"Layer {layer} has {size} units ({len(drawn)} are drawn), but {len(texts)} names."
            )
        texts = [texts[unit] for unit in drawn] if len(texts) == size else texts
        labels.append(dict(zip(drawn, texts, strict=True)))
    return labels


def _arrays(name, values, shapes, whole) -> list[np.ndarray | None]:
    """Weights or biases as arrays of these shapes; None for each where there are none."""
    if values is None:
        return [None] * len(shapes)
    if not whole:
        raise ValueError(f"{name} are drawn where no layer is abbreviated: raise max_units.")
    if (count := len(shapes)) != len(values):
        one = {"weights": "weight", "biases": "bias"}[name]
        raise ValueError(f"{count + 1} layers need {count} {one} arrays, not {len(values)}.")
    arrays = [as_array(value).astype(float) for value in values]
    for index, (array, shape) in enumerate(zip(arrays, shapes, strict=True)):
        if array.shape != shape:
            what = "(outputs, inputs)" if len(shape) == 2 else "(outputs,)"
            raise ValueError(
                f"{name}[{index}] should have the shape {shape} {what}, but it has {array.shape}."
            )
    return arrays


def _connect(diagram: Diagram, sources: dict, targets: dict, matrix: np.ndarray | None) -> None:
    """Join all units of two layers by lines that show their weights, if there are any."""
    if matrix is None:
        for start, stop in ((a, b) for b in targets.values() for a in sources.values()):
            diagram.edge(start.at, stop.at, head=0, color=GREY, lw=0.7, zorder=1)
        return
    largest = max(float(np.abs(matrix).max()), 1e-12)
    for (j, i), value in np.ndenumerate(matrix):
        start, stop = sources[i].at, targets[j].at
        colour, dashes = (VERMILION, "--") if value < 0 else (INK, "-")
        width = 0.4 + 2.2 * abs(value) / largest
        diagram.edge(start, stop, head=0, color=colour, lw=width, ls=dashes, zorder=1)
        if matrix.size <= 6:
            place = along(start, stop, 0.3)
            diagram.text(place, f"${short(value)}$", 0.85, color=colour, boxed=True)
