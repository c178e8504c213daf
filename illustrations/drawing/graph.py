"""A computation as a graph."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from course_utils.plotting.style import BLUE, GREEN, ORANGE, VERMILION
from illustrations.drawing.diagram import Diagram, longest, short


def computation_graph(
    nodes, edges, *, values=None, gradients=None, places=None, gap=(1.3, 1.4), ax=None
) -> Any:
    """Draw a computation as a graph without loops, from what is given (left) to the result (right).

    What is given is blue and a result green; what lies between is orange, with round corners.

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

    Raises
    ------
    ValueError
        If there are no nodes, an edge or value names an unknown node, or the edges run in a circle.
    """
    values, gradients, places = values or {}, gradients or {}, places or {}
    if not nodes:
        raise ValueError("There is nothing to draw: nodes is empty.")
    for edge in edges:
        if len(edge) not in (2, 3):
            raise ValueError(f"An edge is (source, target) or (source, target, label), not {edge}.")
        for key in edge[:2]:
            if key not in nodes:
                raise ValueError(f"The edge {edge} names {key!r}, which is not a node.")
    for key in (*values, *places):
        if key not in nodes:
            raise ValueError(f"{key!r} is not one of the nodes {sorted(nodes)}.")
    links = {(source, target): "".join(label) for source, target, *label in edges}
    for pair in gradients:
        if pair not in links:
            raise ValueError(f"There is a gradient for {pair}, but no such edge.")

    before = {key: [source for source, target in links if target == key] for key in nodes}
    after = {key: [target for source, target in links if source == key] for key in nodes}
    places = {**_places(before, after), **places}
    widths = {key: max(0.9, 0.17 * longest(text) + 0.5) for key, text in nodes.items()}
    centre, right = {}, -gap[0]
    for column in sorted({x for x, _ in places.values()}):
        widest = max(widths[key] for key in nodes if places[key][0] == column)
        centre[column] = right + gap[0] + widest / 2
        right = centre[column] + widest / 2

    diagram, boxes = Diagram(), {}
    for key, text in nodes.items():
        colour = BLUE if not before[key] else ORANGE if after[key] else GREEN
        at = (centre[places[key][0]], places[key][1] * gap[1])
        size = (widths[key], 0.7 + 0.34 * text.count("\n"))
        boxes[key] = diagram.box(at, size, text, colour, rounded=colour == ORANGE)
        x, y = boxes[key].side(y=-1)
        diagram.text((x, y - 0.08), short(values.get(key, "")), 0.9, va="top", weight="bold")
    for (source, target), label in links.items():
        aside = 0.09 if (source, target) in gradients else 0.0
        diagram.edge(boxes[source], boxes[target], label=label, aside=aside)
    for (source, target), label in gradients.items():
        look = {"aside": 0.09, "ls": "--", "color": VERMILION}
        diagram.edge(boxes[target], boxes[source], label=label, **look)
    return diagram.draw(ax, room=(0.2, 0.2, 0.6 if values else 0.2, 0.3), per_unit=0.8)


def _places(before: Mapping[str, list], after: Mapping[str, list]) -> dict[str, tuple]:
    """Column: longest path from a node that is given. Row: centred, in the order of nodes."""
    column: dict[str, int] = {}
    try:
        for key in TopologicalSorter(before).static_order():
            column[key] = max((column[source] + 1 for source in before[key]), default=0)
    except CycleError:
        raise ValueError("The edges run in a circle: a computation has a direction.") from None
    # What is given stands right before its first use, not far away at the left edge.
    for key in before:
        if after[key] and not before[key]:
            column[key] = min(column[target] for target in after[key]) - 1
    levels: dict[int, list[str]] = {}
    for key in before:
        levels.setdefault(column[key], []).append(key)
    return {
        key: (level, (len(members) - 1) / 2 - row)
        for level, members in levels.items()
        for row, key in enumerate(members)
    }
