"""What lesson 05 shows: gaps between losses, dropout, and images whose colour tells too much."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_utils.data import ImageSet
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def best_moons_border(ax: Axes, *, noise: float) -> None:
    """Draw the best border between the two classes of `data.points("moons")`, dashed.

    It runs where a point is as likely to come from one half circle as from the other.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits stay.
    noise : float
        Standard deviation of the points around their half circles.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().add_subplot(xlim=(-2, 3), ylim=(-2, 2))
    >>> best_moons_border(ax, noise=0.3)
    >>> len(ax.collections)
    1
    """
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    x, y = np.meshgrid(np.linspace(left, right, 120), np.linspace(bottom, top, 120))
    angle = np.linspace(0, np.pi, 90)[:, None, None]
    circle = np.cos(angle), np.sin(angle)
    upper, lower = (
        np.exp(-((x - centre_x) ** 2 + (y - centre_y) ** 2) / (2 * noise**2)).mean(axis=0)
        for centre_x, centre_y in (circle, (1 - circle[0], 0.5 - circle[1]))
    )
    # Far from both, the two densities are too small for floats: a tiny number keeps the logarithm.
    ratio = np.log(upper + 1e-300) - np.log(lower + 1e-300)
    ax.contour(x, y, ratio, levels=[0], colors=BLACK, linestyles="--", linewidths=1.5)
    ax.set(xlim=(left, right), ylim=(bottom, top))


def bias_and_variance(
    capacity: Sequence[float], error: Any, bias: Any, variance: Any, *, n: int
) -> np.ndarray:
    """Draw training and test error against capacity, and what the latter is made of.

    Parameters
    ----------
    capacity : sequence of K numbers
        Such as the number of features.
    error, bias, variance : K numbers each
        Training error; squared bias and variance, whose sum is the error on new examples.
    n : int
        Number of training examples; a grey line stands there.

    Returns
    -------
    numpy.ndarray of Axes [2]

    Examples
    --------
    >>> axes = bias_and_variance([1, 2, 4], [0.5, 0.0, 0.0], [0.6, 0.4, 0.2], [0.1, 9.0, 0.1], n=2)
    >>> [line.get_label() for line in axes[0].lines[:2]]
    ['training', 'new examples']
    """
    error, bias, variance = (as_array(values).astype(float) for values in (error, bias, variance))
    axes = new_axes(1, 2, figsize=(8.0, 3.4))
    left, right = axes
    left.plot(capacity, error, "-o", color=BLUE, label="training")
    left.plot(capacity, bias + variance, "--s", color=VERMILION, label="new examples")
    right.plot(capacity, bias, "-^", color=BLACK, label="bias²")
    right.plot(capacity, variance, ":D", color=GREEN, label="variance")
    top = 3 * float((bias + variance).max())
    for ax in axes:
        ax.axvline(n, color="#BBBBBB", zorder=0)
        ax.set(xlabel="random features", xscale="log", yscale="log", ylim=(0.01, top))
        ax.legend(loc="upper left")
    left.set_ylabel("squared error per image")
    return axes


def loss_gaps(
    runs: Mapping[str, Sequence[tuple[float, float]]],
    *,
    name: str = "loss per example",
    ax: Axes | None = None,
) -> Axes:
    """Draw the training and the validation loss of several runs: a row for each kind of training.

    Each run is a circle (training) and a square (validation). The bar between their means is the
    gap, and its length is written beside it.

    Parameters
    ----------
    runs : mapping of str to sequence of (float, float)
        Name of the row -> (training loss, validation loss) of each run.
    name : str
        What stands at the horizontal axis, which both share.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, or a run is not a pair of finite numbers.

    Examples
    --------
    >>> ax = loss_gaps({"plain": [(0.1, 0.7), (0.1, 0.5)], "dropout": [(0.2, 0.4)]})
    >>> [text.get_text() for text in ax.texts]
    ['gap 0.50', 'gap 0.20']
    """
    if not runs:
        raise ValueError("loss_gaps needs at least one row.")
    rows = {}
    for label, pairs in runs.items():
        row = np.asarray([tuple(map(float, pair)) for pair in pairs], dtype=float)
        if row.ndim != 2 or row.shape[1] != 2 or not np.isfinite(row).all():
            raise ValueError(
                f"'{label}': give (training loss, validation loss) of each run, finite numbers."
            )
        rows[label] = row
    if ax is None:
        ax = new_axes(figsize=fitting((7.4, 1.0 + 0.42 * len(rows))))
    for place, row in enumerate(rows.values()):
        low, high = row.mean(axis=0)
        ax.plot(
            [low, high],
            [place, place],
            "-",
            color="#BBBBBB",
            linewidth=7,
            zorder=1,
            solid_capstyle="butt",
        )
        first = place == 0
        for values, style, colour, part in (
            (row[:, 0], "o", BLUE, "training"),
            (row[:, 1], "s", VERMILION, "validation"),
        ):
            ax.plot(
                values,
                np.full(len(row), place),
                style,
                color=colour,
                markersize=6,
                zorder=2,
                markeredgecolor="white",
                markeredgewidth=0.6,
                label=part if first else None,
            )
        gap = f"gap {high - low:.2f}".replace("-", "−")
        ax.annotate(gap, (row.max(), place), (10, 0), textcoords="offset points", va="center")
    ax.set_yticks(range(len(rows)), list(rows))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    left, right = ax.get_xlim()
    ax.set_xlim(left, right + 0.14 * (right - left))  # room for the numbers
    ax.set_xlabel(name)
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.8)
    ax.legend(loc="lower right", ncols=2, bbox_to_anchor=(1.0, 1.0))
    return ax


def dropout_rates(
    losses: Mapping[float, tuple[Sequence[float], Sequence[float]]],
    rate: float,
    *,
    axes: Any = None,
) -> np.ndarray:
    """Draw the curves of one dropout rate, and the gap at the end for all of them.

    Parameters
    ----------
    losses : mapping of float to (sequence of float, sequence of float)
        Dropout rate -> training loss and validation loss of each epoch, per example.
    rate : float
        Whose curves to draw: one of the mapping's keys.
    axes : two Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes [2]
        The curves; the losses of the last epoch against the rate.

    Raises
    ------
    ValueError
        If there is no such rate, an epoch is missing in one of its curves, or there are fewer than
        two axes.

    Examples
    --------
    >>> losses = {0.0: ([1.0, 0.25], [1.0, 0.75]), 0.5: ([1.5, 0.5], [1.5, 0.75])}
    >>> axes = dropout_rates(losses, 0.5)
    >>> [ax.get_title() for ax in axes]
    ['dropout rate 0.5: gap 0.25', 'last epoch, all rates']
    """
    from matplotlib.ticker import MaxNLocator

    if rate not in losses:
        known = ", ".join(f"{each:g}" for each in sorted(losses))
        raise ValueError(f"There is no training with rate {rate!r}. There are {known or 'none'}.")
    for each, (train, valid) in losses.items():
        if len(train) != len(valid) or len(train) == 0:
            raise ValueError(
                f"Rate {each:g} has {len(train)} training and {len(valid)} validation losses: give "
                "one of each for every epoch."
            )
    if axes is None:
        axes = new_axes(1, 2, figsize=(8.0, 3.4))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < 2:
        raise ValueError(f"dropout_rates draws 2 plots, and got {len(axes)} axes.")
    left, right = axes[:2]
    # One scale for all rates, so that nothing but the curves moves.
    top = 1.05 * max(max(max(train), max(valid)) for train, valid in losses.values())
    train, valid = losses[rate]
    epochs = np.arange(1, len(train) + 1)
    markers = {"markersize": 4, "markevery": max(1, len(train) // 12)}
    left.plot(epochs, train, "-o", color=BLUE, label="training", **markers)
    left.plot(epochs, valid, "--s", color=VERMILION, label="validation", **markers)
    left.fill_between(epochs, train, valid, color="#DDDDDD", zorder=0)
    gap = f"{valid[-1] - train[-1]:.2f}".replace("-", "−")
    left.set(xlabel="epoch", ylabel="loss per example", ylim=(0, top))
    left.set_title(f"dropout rate {rate:g}: gap {gap}")
    left.xaxis.set_major_locator(MaxNLocator(integer=True))
    left.legend(loc="upper right")

    rates = sorted(losses)
    ends = np.array([[losses[each][0][-1], losses[each][1][-1]] for each in rates])
    right.plot(rates, ends[:, 0], "-o", color=BLUE, label="training")
    right.plot(rates, ends[:, 1], "--s", color=VERMILION, label="validation")
    right.plot([rate, rate], ends[rates.index(rate)], "-", color=BLACK, linewidth=2.5, zorder=0)
    right.set(xlabel="dropout rate", ylabel="loss per example")
    right.set_ylim(0, 1.15 * ends.max())
    right.set_xticks(rates)
    right.set_title("last epoch, all rates")
    return axes[:2]


def number_lines(
    rows: Mapping[str, Any], *, marked: int | None = None, axes: Any = None
) -> np.ndarray:
    """Draw the same things as dots on several lines, each with a scale of its own.

    Parameters
    ----------
    rows : mapping of str to sequence of N numbers
        Title of the line -> one number for each thing.
    marked : int, optional
        One of the things, drawn as a large diamond.
    axes : sequence of Axes, optional
        Where to draw, one for each line; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, a row is no list of numbers, or there are too few axes.

    Examples
    --------
    >>> axes = number_lines({"cm": [160, 170, 1800], "m": [1.6, 1.7, 18.0]}, marked=2)
    >>> [ax.get_title(loc="left") for ax in axes]
    ['cm', 'm']
    """
    if not rows:
        raise ValueError("number_lines needs at least one line.")
    for label, values in rows.items():
        if as_array(values).ndim != 1 or len(as_array(values)) == 0:
            raise ValueError(f"'{label}' has shape {as_array(values).shape}; it must be (N,).")
    if axes is None:
        axes = new_axes(len(rows), 1, figsize=fitting((7.4, 0.95 * len(rows) + 0.2)))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(rows):
        raise ValueError(f"number_lines draws {len(rows)} lines, and got {len(axes)} axes.")
    for ax, (label, values) in zip(axes, rows.items(), strict=False):
        values = as_array(values).astype(float)
        usual = np.ones(len(values), dtype=bool)
        if marked is not None:
            usual[marked] = False
            ax.plot(values[marked], 0.0, "D", color=VERMILION, markersize=8, clip_on=False)
        ax.plot(
            values[usual],
            np.zeros(usual.sum()),
            "o",
            color=BLUE,
            alpha=0.35,
            markersize=7,
            markeredgewidth=0,
            clip_on=False,
        )
        ax.set(yticks=[], ylim=(-1, 1))
        ax.spines["left"].set_visible(False)
        ax.set_title(label, loc="left", fontsize=10, pad=1)
    return axes[: len(rows)]


def colours(n: int) -> torch.Tensor:
    """Give n colours, evenly around the colour circle, each at its brightest.

    Parameters
    ----------
    n : int
        How many, 1 or more.

    Returns
    -------
    torch.Tensor, shape (n, 3), float32
        Red, green and blue, from 0 to 1.

    Raises
    ------
    ValueError
        If n is no whole number from 1 on.

    Examples
    --------
    >>> colours(3).tolist()
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ValueError(f"n={n!r}: give the number of colours, 1 or more.")
    circle = [colorsys.hsv_to_rgb(number / n, 1.0, 1.0) for number in range(n)]
    return torch.tensor(circle).round(decimals=6)


def paint(image_set: ImageSet, telling: float = 1.0, *, seed: int = 0) -> ImageSet:
    """Paint each image in one colour, which tells its class, or does not.

    Class k has colour k of `colours`. A share ``telling`` of the images gets the colour of its
    class, the others one of all colours by chance.

    Parameters
    ----------
    image_set : ImageSet
        Grey images, (N, 1, H, W).
    telling : float, default=1.0
        From 0 (the colour says nothing about the class) to 1 (it always tells it).
    seed : int, default=0
        Which images are told, and the colours of the others.

    Returns
    -------
    ImageSet
        The same images in the same order, (N, 3, H, W), with the same labels.

    Raises
    ------
    TypeError, ValueError
        If the images are not grey, or the share is none.

    Examples
    --------
    >>> from course_utils import data
    >>> digits = data.load_images("mnist").valid
    >>> painted = paint(digits)
    >>> painted
    ImageSet(2,000 images of 3 x 28 x 28, 10 classes)
    >>> red, green, blue = painted.images[painted.labels == 0].amax(dim=(0, 2, 3))
    >>> print(red.item(), green.item(), blue.item())
    255 0 0
    """
    if not isinstance(image_set, ImageSet):
        raise TypeError(f"paint takes an ImageSet, not a {type(image_set).__name__}.")
    if image_set.images.shape[1] != 1:
        raise ValueError(
            f"paint takes grey images, (N, 1, H, W), not {tuple(image_set.images.shape)}: are they "
            "painted already?"
        )
    telling = _share(telling)
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
        raise ValueError(f"seed={seed!r}: give a whole number from 0 on.")
    labels, classes = image_set.labels, image_set.classes
    generator = torch.Generator().manual_seed(seed)
    # Exactly that share, not each image with that probability: few images, few accidents.
    told = torch.randperm(len(labels), generator=generator) < round(telling * len(labels))
    random = torch.randint(len(classes), labels.shape, generator=generator)
    chosen = colours(len(classes))[torch.where(told, labels, random)]
    images = (image_set.images * chosen[:, :, None, None]).round().to(torch.uint8)
    return ImageSet(images, labels.clone(), classes)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"telling must be a number, not a {type(value).__name__}.")
    if not math.isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"telling must lie between 0 and 1, not {value}.")
    return float(value)


def explore_dropout_rate(
    losses: Mapping[float, tuple[Sequence[float], Sequence[float]]], *, rate: float = 0.5
) -> None:
    """Choose a dropout rate with a slider, and see the curves that were measured with it.

    Nothing is trained while the slider moves: it goes from one stored training to the next.

    Parameters
    ----------
    losses : mapping of float to (sequence of float, sequence of float)
        Dropout rate -> training loss and validation loss of each epoch, per example, both measured
        without dropout. At least two rates.
    rate : float
        Chosen at the start: one of them.

    Raises
    ------
    ValueError
        If there are fewer than two rates, or none of them is the one of the start.

    Examples
    --------
    >>> losses = {0.0: ([1.0, 0.25], [1.0, 0.75]), 0.5: ([1.5, 0.5], [1.5, 0.75])}
    >>> explore_dropout_rate(losses, rate=0.5)
    Dropout rate 0.5: after 2 epochs, training loss 0.50, validation loss 0.75, gap 0.25.
    """
    if len(losses) < 2:
        raise ValueError("dropout_rate needs the losses of at least two rates to choose from.")
    rates = sorted(losses)
    if rate not in losses:
        known = ", ".join(f"{each:g}" for each in rates)
        raise ValueError(f"rate = {rate} was not trained. There are {known}.")

    def draw(rate: float) -> tuple[Any, str]:
        nearest = min(rates, key=lambda each: abs(each - rate))  # sliders round, rates may be odd
        axes = dropout_rates(losses, nearest)
        train, valid = (float(values[-1]) for values in losses[nearest])
        alt = f"Dropout rate {nearest:g}: after {len(losses[nearest][0])} epochs, training loss "
        return axes[0], f"{alt}{train:.2f}, validation loss {valid:.2f}, gap {valid - train:.2f}."

    step = min(high - low for low, high in pairwise(rates))
    demonstrate(draw, {"rate": float(rate)}, {"rate": (rates[0], rates[-1], step)})
