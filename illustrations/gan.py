"""What lesson 09 shows: clouds of points, rows of images, and the space of latent vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.plotting.images import as_grey
from course_utils.plotting.style import (
    BLUE,
    GREEN,
    ORANGE,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)
from illustrations.drawing.diagram import Diagram
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    pass


def gan_game(*, ax=None) -> Any:
    """Draw the game of a generator and a discriminator, and what each of them learns from."""
    diagram = Diagram()
    latent, generator, fake, real, judge, verdict = (
        diagram.box((x, y), (width, 0.95), text, colour, rounded=colour == ORANGE)
        for x, y, width, text, colour in (
            (0.1, 0.0, 2.2, "latent vector\n$z$", BLUE),
            (3.4, 0.0, 2.2, "generator\n$G$", ORANGE),
            (6.6, 0.0, 2.0, "fake\n$G(z)$", GREEN),
            (6.6, 1.7, 2.0, "real\n$x$", BLUE),
            (9.6, 0.85, 2.4, "discriminator\n$D$", ORANGE),
            (12.4, 0.85, 1.8, "real\nor fake?", GREEN),
        )
    )
    for way in ((latent, generator), (generator, fake), (fake, judge), (real, judge)):
        diagram.edge(*way, gap=0.04)
    diagram.edge(judge, verdict, gap=0.04)
    # What each learns from: dashed, back from the verdict.
    for learner, right, height, middle, text in (
        (judge, 12.65, -0.85, 11.125, "D: tell them apart"),
        (generator, 12.95, -1.6, 6.5, "G: be taken for real"),
    ):
        corners = (right, verdict.side(y=-1)[1]), (right, height), (learner.at[0], height)
        diagram.edge(*corners, learner, gap=(0, 0.04), ls="--", color=VERMILION)
        diagram.text((middle, height), text, 0.9, color=VERMILION, boxed=True)
    return diagram.draw(ax, (-1.2, 13.6, -2.1, 2.4))


def point_clouds(
    clouds: Mapping[str, Any],
    *,
    real: Any = None,
    limits: tuple[float, float, float, float] = (-3.0, 3.0, -3.0, 3.0),
    axes: np.ndarray | None = None,
) -> np.ndarray:
    """Draw generated points over real ones, one panel for each cloud, side by side.

    Parameters
    ----------
    clouds : mapping of str to (tensor or array of shape [N, 2])
        Title -> generated points, drawn as orange crosses.
    real : tensor or array of shape [M, 2], optional
        Real points, drawn as small blue dots on top of the others in each panel.
    limits : (left, right, bottom, top)
        The part of the plane to show. Points beyond are counted in a line under the title.
    axes : array of Axes, optional
        One for each cloud; a new figure if None.

    Returns
    -------
    array of Axes

    Raises
    ------
    ValueError
        If there is no cloud, or one is not made of points in a plane.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> axes = point_clouds({"before": torch.randn(50, 2), "after": torch.zeros(50, 2)})
    >>> len(axes)
    2
    >>> plotting.show(axes, alt="A cloud of points, then all of them at one place.")
    A cloud of points, then all of them at one place.
    """
    if not clouds:
        raise ValueError("clouds is empty: give a title and points for each panel.")
    left, right, bottom, top = limits
    if axes is None:
        size = fitting((2.4 * len(clouds), 2.2 * (top - bottom) / (right - left) + 1.0))
        axes = np.atleast_1d(new_axes(1, len(clouds), figsize=size))
    for position, (ax, (title, cloud)) in enumerate(
        zip(np.atleast_1d(axes), clouds.items(), strict=True)
    ):
        if real is not None:
            ax.plot(
                *_points(real, "real").T, ".", color=BLUE, ms=2.5, alpha=0.6, ls="none", zorder=3
            )
        points = _points(cloud, title)
        ax.plot(*points.T, "x", color=ORANGE, ms=4, mew=1.1, alpha=0.9, ls="none", zorder=2)
        x, y = points.T
        outside = int(((x < left) | (x > right) | (y < bottom) | (y > top)).sum())
        beyond = f"\n{outside} of {len(points)} outside" if outside else ""
        ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="$x_1$", title=title + beyond)
        if position == 0:
            ax.set_ylabel("$x_2$")
        else:
            ax.set_yticklabels([])
        ax.set_aspect("equal")
    return np.atleast_1d(axes)


def loss_panels(
    runs: Mapping[str, Mapping[str, Any]],
    *,
    smooth: int = 1,
    top: float | None = None,
) -> np.ndarray:
    """Draw the losses of both players, one panel for each run, with the goal of each dotted.

    Parameters
    ----------
    runs : mapping of str to (mapping of str to sequence of float)
        Title -> ``{"loss of D": [...], "loss of G": [...]}``, one number for each round. At the
        goal, where nobody can tell fakes from real ones, they are log 4 and log 2.
    smooth : int
        Draw, at each round, the mean of the last ``smooth`` values.
    top : float, optional
        Where the vertical axis ends.

    Returns
    -------
    array of Axes

    Raises
    ------
    ValueError
        If there is no run.

    Examples
    --------
    >>> from course_utils import plotting
    >>> game = {"loss of D": [1.2, 1.3], "loss of G": [0.9, 0.8]}
    >>> axes = loss_panels({"a": game, "b": game})
    >>> len(axes)
    2
    >>> plotting.show(axes, alt="Two pairs of losses near their goals.")
    Two pairs of losses near their goals.
    """
    if not runs:
        raise ValueError("runs is empty: give a title and two losses for each panel.")
    width = 6.0 if len(runs) == 1 else 2.4 * len(runs)
    axes = np.atleast_1d(new_axes(1, len(runs), figsize=fitting((width, 3.0))))
    kernel = np.ones(smooth) / smooth
    for position, (ax, (title, losses)) in enumerate(zip(axes, runs.items(), strict=True)):
        for name, values in losses.items():
            ours = name.endswith("D")
            colour, goal = (BLUE, np.log(4)) if ours else (ORANGE, np.log(2))
            drawn = np.convolve(as_array(values), kernel, mode="valid")
            rounds = np.arange(smooth, len(values) + 1)
            ax.plot(rounds, drawn, color=colour, label=name, ls="-" if ours else "--")
            ax.axhline(goal, color=colour, ls=":", lw=1.2)
        ax.set(xlabel="round", title=title, ylim=(0, top))
        if position == 0:
            ax.set_ylabel("loss")
            ax.legend(fontsize="small")
        else:
            ax.set_yticklabels([])
    return axes


def latent_map(
    corners: Any,
    image: Any,
    position: tuple[float, float],
    *,
    axes: np.ndarray | None = None,
) -> np.ndarray:
    """Draw where one stands between four images, and the image that is generated there.

    Parameters
    ----------
    corners : tensor or array of shape [4, H, W] or [4, 1, H, W]
        Images from -1 to 1: at the top left, top right, bottom left and bottom right.
    image : tensor or array of shape [H, W] or [1, H, W]
        The image at the position.
    position : (right, down)
        From 0 to 1 each.
    axes : array of two Axes, optional
        For the map and for the image; a new figure if None.

    Returns
    -------
    array of Axes

    Raises
    ------
    ValueError
        If there are not four corners, or the position lies outside.

    Examples
    --------
    >>> import torch
    >>> axes = latent_map(torch.zeros(4, 28, 28), torch.ones(28, 28), (0.5, 0.5))
    >>> axes[1].get_title()
    'generated here'
    """
    tiles = as_grey(corners, "corners", (-1.0, 1.0))
    if len(tiles) != 4:
        raise ValueError(f"There are {len(tiles)} corner images; a map has four.")
    right, down = position
    if not (0 <= right <= 1 and 0 <= down <= 1):
        raise ValueError(f"The position {position} lies outside: from 0 to 1 each.")
    here = as_array(image)
    here = as_grey(here.reshape(1, *here.shape[-2:]), "image", (-1.0, 1.0))[0]
    if axes is None:
        axes = new_axes(1, 2, figsize=(6.4, 3.3))
    ax = axes[0]
    side = 0.24  # of a corner image
    for tile, x, y in zip(tiles, (0, 1, 0, 1), (0, 0, 1, 1), strict=True):
        left, top = x - side / 2, y - side / 2
        extent = (left, left + side, top + side, top)
        ax.imshow(tile, cmap="gray", vmin=0, vmax=1, extent=extent, interpolation="nearest")
    ax.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color="#8A8A8A", ls=":", lw=1, zorder=0)
    ax.plot([right], [down], "o", color=ORANGE, ms=11, mec="black", ls="none")
    edge = side / 2 + 0.04
    ax.set(xlim=(-edge, 1 + edge), ylim=(1 + edge, -edge), xlabel="right", ylabel="down")
    ax.set(xticks=(0, 0.5, 1), yticks=(0, 0.5, 1), title="the dot is you")
    ax.set_aspect("equal")
    axes[1].imshow(here, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    axes[1].set_axis_off()
    axes[1].set_title("generated here")
    return axes


def explore_latent_walk(
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
        walks on arcs; see `reference.gan.interpolate`.
    right, down : float
        The place at the start, from 0 to 1 each.

    Raises
    ------
    ValueError
        If there are not four corners, or the start lies beyond the sliders.

    Examples
    --------
    >>> from reference import gan
    >>> corners = torch.randn(4, 8, generator=torch.Generator().manual_seed(0))
    >>> explore_latent_walk(gan.Generator(latent=8, channels=2), corners, right=0.5, down=0.25)
    Generated between four images, 0.50 to the right and 0.25 down.
    """
    from reference import gan

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
        axes = latent_map(ends, images(z)[0], (right, down))
        place = f"{right:.2f} to the right and {down:.2f} down"
        return axes[0], f"Generated between four images, {place}."

    start = {"right": right, "down": down}
    demonstrate(draw, start, dict.fromkeys(start, (0.0, 1.0, 0.05)))


def _points(values: Any, name: str) -> np.ndarray:
    points = as_array(values)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(
            f"{name!r} has shape {tuple(points.shape)}; points in a plane have shape [N, 2]."
        )
    return points
