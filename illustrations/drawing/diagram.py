"""The renderer: nodes, edges and texts are collected first, and drawn together at the end."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from course_utils.plotting import style
from course_utils.plotting.style import BLUE, GREEN, ORANGE, VERMILION

INK, GREY = "#222222", "#8A8A8A"
PALE = {BLUE: "#D6E8F5", ORANGE: "#FBE7BF", GREEN: "#BFE6DA", VERMILION: "#F6D5C2"}
RADIUS = 0.34  # of a circle, where 1 is the distance of two neurons

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """A shape that edges can join: its middle, half its width and height, whether it is round."""

    at: Point
    half: tuple[float, float]
    circle: bool = False

    def side(self, x: float = 0, y: float = 0) -> Point:
        """Give the middle of a side: ``side(1)`` is on the right, ``side(y=-1)`` below."""
        return (self.at[0] + x * self.half[0], self.at[1] + y * self.half[1])

    def border(self, towards: Point) -> Point:
        """Say where the straight way from the middle to a point leaves the node."""
        way = (towards[0] - self.at[0], towards[1] - self.at[1])
        if self.circle:
            return along(self.at, towards, self.half[0] / (math.hypot(*way) or 1.0))
        shares = [half / abs(part) for half, part in zip(self.half, way, strict=True) if part]
        return along(self.at, towards, min(shares, default=0.0))


class Diagram:
    """A drawing as a list of nodes, edges and texts.

    Coordinates are in units of the drawing; the ``scale`` of a text is relative to what fits the
    figure. What adds a node returns it, for edges to join. ``look`` holds matplotlib's own names:
    ``facecolor``, ``lw``, ``ls``, ``zorder`` (edges have 2, nodes 3, texts 5) and so on.

    Examples
    --------
    >>> diagram = Diagram()
    >>> one, two = diagram.circle((0, 0), "1"), diagram.box((3, 0), (1.5, 0.8), "twice", BLUE)
    >>> diagram.edge(one, two, label="$w$")
    >>> ax = diagram.draw(room=(0.2, 0.2, 0.2, 0.2))
    >>> [text.get_text() for text in ax.texts if text.get_text()]
    ['1', 'twice', '$w$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)
    """

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._shapes: list[tuple[str, tuple, dict[str, Any]]] = []
        self._edges: list[tuple[list[Point], float, float, dict[str, Any]]] = []
        self._texts: list[tuple[Point, str, float, dict[str, Any]]] = []

    def box(self, at, size, text="", colour=ORANGE, *, rounded=False, scale=1.0, **look) -> Node:
        """Add a box of a width and a height around its middle."""
        node = Node(at, (size[0] / 2, size[1] / 2))
        corner = min(0.25, size[1] / 3) if rounded else 0.02
        left, bottom = node.side(-1, -1)
        place, wide, tall = (left + corner, bottom + corner), *(s - 2 * corner for s in size)
        self.text(at, text, scale)
        shape = ("FancyBboxPatch", place, wide, tall, f"round,pad={corner}")
        return self._add(node, shape, colour, look)

    def circle(
        self, at, text="", colour=ORANGE, *, radius=RADIUS, beside=0, scale=1.0, **look
    ) -> Node:
        """Add a circle. Its text shrinks to fit, or stands left (-1) or right (1) ``beside`` it."""
        if beside:
            place = (at[0] + beside * (radius + 0.12), at[1])
            self.text(place, text, scale, ha="right" if beside < 0 else "left")
        else:
            self.text(at, text, scale * min(1.0, 3.2 / max(longest(text), 1)))
        node = Node(at, (radius, radius), circle=True)
        return self._add(node, ("Circle", at, radius), colour, look)

    def polygon(self, corners: Sequence[Point], colour: str = ORANGE, **look) -> Node:
        """Add a shape with any corners."""
        low, high = np.min(corners, axis=0), np.max(corners, axis=0)
        node = Node(tuple((low + high) / 2), tuple((high - low) / 2))
        return self._add(node, ("Polygon", corners), colour, look)

    def cell(self, corner: Point, colour: str = GREY, **look) -> Node:
        """Add a square of a table, given its lower left corner."""
        sides = ((0, 0), (1, 0), (1, 1), (0, 1))
        return self.polygon([moved(corner, side) for side in sides], colour, **look)

    def _add(self, node: Node, shape: tuple, colour: str, look: dict) -> Node:
        usual = {"facecolor": PALE.get(colour, "white"), "edgecolor": colour, "lw": 1.6}
        self._nodes.append(node)
        self._shapes.append((shape[0], shape[1:], {**usual, "zorder": 3, **look}))
        return node

    def edge(
        self, *way: Node | Point, label="", head=10.0, gap=0.0, aside=0.0, zorder=2, **look
    ) -> None:
        """Add an arrow, or a line, through two or more nodes and points.

        Parameters
        ----------
        *way : Node or (x, y)
            The ends and, between them, the corners. An end at a node stops at its border.
        label : str
            Stands in the middle between the ends.
        head : float
            Size of the arrow's head; 0 makes it a line.
        gap : float or (float, float)
            Space that stays free at both ends, or at the first and the last.
        aside : float
            How far all moves to its left, to make room for an edge that leads back.
        """
        points = [end.at if isinstance(end, Node) else end for end in way]
        gaps = gap if isinstance(gap, tuple) else (gap, gap)
        ends = []
        for end, towards, free in ((way[0], points[1], gaps[0]), (way[-1], points[-2], gaps[1])):
            border = end.border(towards) if isinstance(end, Node) else end
            ends.append(along(border, towards, free / (math.dist(border, towards) or 1.0)))
        points[0], points[-1] = begin, finish = ends
        share = aside / (math.dist(begin, finish) or 1.0)
        across = (share * (begin[1] - finish[1]), share * (finish[0] - begin[0]))
        look = {"color": INK, "lw": 1.3, "ls": "-", **look}
        self._edges.append(([moved(point, across) for point in points], head, zorder, look))
        # A label keeps clear of the edge that leads back: it stands further to the side.
        place = moved(along(begin, finish, 0.5), (3.6 * across[0], 3.6 * across[1]))
        self.text(place, label, 0.9, boxed=True, color=look["color"])

    def text(self, at: Point, text: str, scale: float = 1.0, *, boxed=False, **look) -> None:
        """Add a text around a point; ``boxed`` puts it on white, so that no line crosses it."""
        usual = {"ha": "center", "va": "center", "color": INK, "linespacing": 1.15, "zorder": 5}
        if boxed:
            usual["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
        if text:
            self._texts.append((at, text, scale, {**usual, **look}))

    def draw(self, ax: Any = None, limits=None, *, room=(0, 0, 0, 0), per_unit=0.62) -> Any:
        """Draw everything that was added, and return the Axes.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure that fits on a slide by default.
        limits : (left, right, bottom, top), optional
            What the picture shows. Default: all nodes.
        room : (left, right, bottom, top)
            What it shows beyond the limits.
        per_unit : float
            Inches that a unit takes in a new figure, if there are enough.
        """
        from matplotlib import patches

        if limits is None:
            left, bottom = np.min([node.side(-1, -1) for node in self._nodes], axis=0)
            right, top = np.max([node.side(1, 1) for node in self._nodes], axis=0)
            limits = (left, right, bottom, top)
        left, right, bottom, top = np.add(limits, np.multiply(room, (-1, 1, -1, 1)))
        ax, size = _canvas(ax, (left, right), (bottom, top), per_unit)
        for kind, arguments, look in self._shapes:
            ax.add_patch(getattr(patches, kind)(*arguments, **look))
        for points, head, zorder, look in self._edges:
            if not head or len(points) > 2:
                line = points[:-1] if head else points
                ax.plot(*zip(*line, strict=True), **look, zorder=zorder)
            if head:
                slim = {**look, "lw": min(look["lw"], 1.3)}  # else the head is a blot
                arrow = {"arrowstyle": "-|>", "mutation_scale": head, "shrinkA": 0, "shrinkB": 0}
                ax.annotate("", points[-1], points[-2], arrowprops=arrow | slim, zorder=zorder)
        for at, text, scale, look in self._texts:
            ax.text(*at, text, fontsize=scale * size, **look)
        return ax


def _canvas(ax: Any, x_limits: Point, y_limits: Point, per_unit: float) -> tuple[Any, float]:
    """Axes without frame in equal units, and the size of letters that fits them."""
    width, height = x_limits[1] - x_limits[0], y_limits[1] - y_limits[0]
    if ax is None:
        import matplotlib.pyplot as plt

        scale = min(style.LARGEST_WIDTH / width, style.LARGEST_HEIGHT / height, per_unit)
        _, ax = plt.subplots(figsize=(scale * width, scale * height), dpi=style.DPI, layout="none")
        ax.set_position((0, 0, 1, 1))
    box, inches = ax.get_position(), ax.figure.get_size_inches()
    scale = min(inches[0] * box.width / width, inches[1] * box.height / height)
    ax.set(xlim=x_limits, ylim=y_limits, aspect="equal")
    ax.set_axis_off()
    return ax, float(np.clip(17.5 * scale, 7.5, 13.0))


def along(begin: Point, end: Point, share: float) -> Point:
    """Give the point at a share of the way."""
    return (begin[0] + share * (end[0] - begin[0]), begin[1] + share * (end[1] - begin[1]))


def moved(point: Point, by: Point) -> Point:
    """Give the point that lies this far off."""
    return (point[0] + by[0], point[1] + by[1])


def longest(*texts: str) -> int:
    """Count the letters of the longest line, without those that only math is written with."""
    plain = (re.sub(r"[${}_^\\]", "", re.sub(r"\\[A-Za-z]+", "x", str(text))) for text in texts)
    return max((len(line) for text in plain for line in text.split("\n")), default=0)


def outside(*names: str) -> float:
    """Give the room that names take beside their circles; 0 where all fit inside."""
    return 0.185 * longest(*names) + 0.1 if longest(*names) > 3 else 0.0


def short(value: Any) -> str:
    """Write a number in three digits at most, with a real minus sign; leave a text as it is."""
    return value if isinstance(value, str) else f"{float(value):.3g}".replace("-", "\u2212")
