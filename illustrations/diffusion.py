"""What lesson 12 shows: the two ways between data and noise, and how points travel on them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.images import as_grey
from course_utils.plotting.style import (
    BLUE,
    GREEN,
    ORANGE,
    PALETTE,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)
from illustrations.drawing.diagram import Diagram

if TYPE_CHECKING:
    from collections.abc import Sequence


def two_ways(images: Any, names: Sequence[str], *, ax: Any = None) -> Any:
    """Draw images from clean to noisy, with an arrow for each way.

    Parameters
    ----------
    images : tensor or array of shape [k, H, W] or [k, 1, H, W]
        From -1 to 1; the first is clean.
    names : sequence of str
        What stands below each.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are not as many names as images, or fewer than two.

    Examples
    --------
    >>> ax = two_ways(torch.zeros(3, 28, 28), ["clean", "between", "noise"])
    >>> len(ax.images)
    3
    """
    tiles = as_grey(images, "images", (-1.0, 1.0))
    if len(tiles) != len(names) or len(tiles) < 2:
        raise ValueError(f"There are {len(tiles)} images for {len(names)} names: two or more.")
    diagram, last = Diagram(), 1.5 * (len(tiles) - 1)
    for place, name in enumerate(names):
        diagram.text((1.5 * place, -0.85), name)
    for height, ends, text, colour in (
        (1.05, (-0.4, last + 0.4), "forward: add noise, nothing to learn", BLUE),
        (-1.4, (last + 0.4, -0.4), "back: a network says what the noise is", VERMILION),
    ):
        diagram.edge((ends[0], height), (ends[1], height), color=colour, lw=2)
        diagram.text((last / 2, height), text, color=colour, boxed=True)
    ax = diagram.draw(ax, (-0.9, last + 0.9, -1.75, 1.4), per_unit=0.85)
    for place, tile in enumerate(tiles):
        extent = (1.5 * place - 0.6, 1.5 * place + 0.6, -0.6, 0.6)
        ax.imshow(tile, cmap="gray", vmin=0, vmax=1, extent=extent, interpolation="nearest")
    ax.set(xlim=(-0.9, last + 0.9), ylim=(-1.75, 1.4))
    return ax


def u_net(*, ax: Any = None) -> Any:
    """Draw the network of the lesson: it shrinks, it grows, and it has a way across."""
    diagram = Diagram()
    nodes = [
        diagram.box(at, (width, height), text, colour, rounded=colour == ORANGE)
        for at, width, height, text, colour in (
            ((0.0, 1.6), 1.7, 1.3, "noisy\n$28\\times 28$", BLUE),
            ((2.6, 1.6), 2.1, 1.3, "block\n$14\\times 14$", ORANGE),
            ((4.4, -0.4), 2.1, 1.1, "block\n$7\\times 7$", ORANGE),
            ((7.2, -0.4), 2.1, 1.1, "block\n$7\\times 7$", ORANGE),
            ((9.0, 1.6), 2.1, 1.3, "block\n$14\\times 14$", ORANGE),
            ((11.6, 1.6), 1.7, 1.3, "noise\n$28\\times 28$", GREEN),
        )
    ]
    for way in itertools.pairwise(nodes):
        diagram.edge(*way, gap=0.04)
    diagram.edge(nodes[1], nodes[4], gap=0.04, color=VERMILION, lw=2)
    diagram.text((5.8, 1.6), "the way across", 0.95, color=VERMILION, boxed=True)
    told = diagram.box((5.8, -2.1), (3.6, 0.8), "step $t$, and the digit", BLUE)
    for node in nodes[2:4]:
        diagram.edge(told, node, gap=0.04, ls="--")
    for node, corner in ((nodes[1], 2.6), (nodes[4], 9.0)):
        diagram.edge(told, (corner, -2.1), node, gap=0.04, ls="--")
    return diagram.draw(ax, (-1.1, 12.7, -2.7, 2.5))


def paths(
    ways: Mapping[str, Any],
    *,
    limits: tuple[float, float, float, float] = (-3.0, 3.0, -3.0, 3.0),
    axes: np.ndarray | None = None,
) -> np.ndarray:
    """Draw how points travelled through the plane, one panel for each way of travelling.

    Parameters
    ----------
    ways : mapping of str to (tensor or array of shape [steps, N, 2])
        Title -> where each point was, from noise (a ring) to its end (a dot).
    limits : (left, right, bottom, top)
        The part of the plane to show.
    axes : array of Axes, optional
        One for each way; a new figure if None.

    Returns
    -------
    array of Axes

    Raises
    ------
    ValueError
        If there is no way, or one is not made of points in a plane.

    Examples
    --------
    >>> axes = paths({"straight": torch.linspace(0, 1, 5)[:, None, None].expand(5, 3, 2)})
    >>> len(axes[0].lines)  # three paths, and a ring and a dot for each
    9
    """
    if not ways:
        raise ValueError("ways is empty: give a title and points for each panel.")
    arrays = {title: as_array(way) for title, way in ways.items()}
    for title, way in arrays.items():
        if way.ndim != 3 or way.shape[2] != 2:
            raise ValueError(f"{title!r} has shape {way.shape}; paths have shape [steps, N, 2].")
    left, right, bottom, top = limits
    if axes is None:
        axes = new_axes(1, len(ways), figsize=fitting((3.6 * len(ways), 3.8)))
    axes = np.atleast_1d(axes)
    for ax, (title, way) in zip(axes, arrays.items(), strict=True):
        for number, path in enumerate(way.swapaxes(0, 1)):
            colour = PALETTE[number % len(PALETTE)]
            ax.plot(*path.T, color=colour, lw=1.1)
            ax.plot(*path[:1].T, "o", color=colour, mfc="white", ms=6, ls="none")
            ax.plot(*path[-1:].T, "o", color=colour, ms=6, ls="none")
        ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="$x_1$", title=title)
        ax.set_aspect("equal")
    axes[0].set_ylabel("$x_2$")
    return axes


def noise_arrows(
    predict: Callable[[torch.Tensor], torch.Tensor],
    centres: Any,
    *,
    title: str = "",
    reach: float = 2.8,
    ax: Any = None,
) -> Any:
    """Draw where a denoiser pushes: against the noise that it sees at each place of the plane.

    Parameters
    ----------
    predict : callable
        Points [N, 2] to the noise in them.
    centres : tensor or array of shape [k, 2]
        Drawn as dots.
    title : str
    reach : float
        The plane is shown from minus to plus this.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Examples
    --------
    >>> ax = noise_arrows(lambda x: x, torch.zeros(1, 2), title="to the middle")
    >>> ax.get_title()
    'to the middle'
    """
    if ax is None:
        ax = new_axes(figsize=(3.6, 3.8))
    ticks = torch.linspace(-reach, reach, 17)
    places = torch.cartesian_prod(ticks, ticks)
    with torch.no_grad():
        push = -as_array(predict(places))
    ax.quiver(*as_array(places).T, *push.T, color=BLUE, angles="xy", width=0.005, scale=38)
    ax.plot(*as_array(centres).T, "o", color=ORANGE, ms=6, mec="black", ls="none")
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), xlabel="$x_1$", title=title)
    ax.set_aspect("equal")
    return ax
