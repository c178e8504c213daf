"""Figures: one function per figure, all in one style.

Each function takes ``ax=None`` (or ``axes=None``). With None it makes a figure of its own; else it
draws on what you give it. It returns what it drew on, so that you can add to it. A lesson ends
each figure with :func:`show`, which displays it once, with a text for those who cannot see it.

The colours are those of Okabe and Ito, which colour-blind readers can tell apart. Lines differ in
their dashes too and points in their markers, so that a print in grey can be read as well.

matplotlib is imported by the first function that draws: importing this module costs nothing.
"""

from __future__ import annotations

import base64
import io
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/
BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PURPLE, SKY, YELLOW, BLACK = "#CC79A7", "#56B4E9", "#F0E442", "#000000"
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY, YELLOW, BLACK)
LINES = ("-", "--", "-.", ":", "-", "--", "-.", ":")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")

# A figure that is larger than this does not fit on a slide of 1280x720 beside its heading.
LARGEST_WIDTH, LARGEST_HEIGHT = 8.0, 4.5  # inches
DPI = 100


def use_style() -> None:
    """Make all figures after this call look like the course's.

    Colours and dashes come from :data:`PALETTE` and :data:`LINES`; figures have 100 dots per inch
    and fit on a slide. Call it once, in the cell with the imports.

    Examples
    --------
    >>> import matplotlib
    >>> use_style()
    >>> matplotlib.rcParams["figure.dpi"]
    100.0
    """
    import matplotlib as mpl
    from cycler import cycler

    mpl.rcParams.update(
        {
            "axes.axisbelow": True,
            "axes.grid": False,
            "axes.prop_cycle": cycler(color=PALETTE) + cycler(linestyle=LINES),
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlesize": 11,
            "axes.labelsize": 10,
            "figure.constrained_layout.use": True,
            "figure.dpi": DPI,
            "figure.figsize": (6.0, 3.6),
            "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters everywhere
            "font.size": 10,
            "image.cmap": "gray",
            "image.interpolation": "nearest",
            "legend.frameon": False,
            "lines.linewidth": 1.8,
            "lines.markersize": 5,
            "savefig.dpi": "figure",
        }
    )


def show(figure_or_axes: Any, alt: str) -> None:
    """Display a figure once, with alternative text, and close it.

    The text stands in the output's metadata, where a notebook's readers, the web site and the
    slides find it for people who cannot see the picture. In a plain terminal the text is printed.

    Parameters
    ----------
    figure_or_axes : Figure, Axes or array of Axes
        What a function of this module returned.
    alt : str
        What the figure shows, in one or two sentences: what is on the axes, and what one sees.

    Raises
    ------
    TypeError
        If it is nothing that was drawn with matplotlib.
    ValueError
        If the text is empty.

    Examples
    --------
    >>> ax = image_grid(torch.zeros(2, 1, 28, 28))
    >>> show(ax, alt="Two black images.")
    Two black images.
    """
    import matplotlib.pyplot as plt

    figure = _figure_of(figure_or_axes)
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            "show() needs a text for those who cannot see the figure: "
            'show(ax, alt="Training loss over 5 epochs: it falls from 2.3 to 0.4.").'
        )
    alt = " ".join(alt.split())
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=figure.dpi, metadata={"Software": None})
    plt.close(figure)
    if not _in_ipython():
        print(alt)
        return
    from IPython.display import display

    data = {"image/png": base64.b64encode(picture.getvalue()).decode("ascii"), "text/plain": alt}
    display(data, metadata={"image/png": {"alt": alt}}, raw=True)


def image_grid(
    images: Any,
    labels: Sequence[Any] | torch.Tensor | None = None,
    classes: Sequence[str] | None = None,
    *,
    columns: int = 8,
    ax: Axes | None = None,
) -> Axes:
    """Draw images in rows, each under its label.

    Parameters
    ----------
    images : tensor or array of shape [N, H, W], [N, 1, H, W] or [N, 3, H, W]
        Grey or coloured images: bytes from 0 to 255, or floats. Floats outside [0, 1] are
        stretched so that the smallest of all becomes black and the largest white.
    labels : sequence of N ints or strings, optional
        What to write above each image.
    classes : sequence of str, optional
        Names of the classes: label 2 is then written as ``classes[2]``.
    columns : int
        Images in a row.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes do not fit or a label has no name.

    Examples
    --------
    >>> ax = image_grid(torch.rand(10, 1, 28, 28), labels=range(10), columns=5)
    >>> [text.get_text() for text in ax.texts][:3]
    ['0', '1', '2']
    >>> show(ax, alt="Ten squares of noise, numbered from 0 to 9.")
    Ten squares of noise, numbered from 0 to 9.
    """
    tiles = _as_array(images)
    if tiles.ndim == 4 and tiles.shape[1] in (1, 3):
        tiles = tiles.transpose(0, 2, 3, 1)  # colours last, as matplotlib wants them
    elif tiles.ndim == 3:
        tiles = tiles[..., None]
    else:
        raise ValueError(
            f"images has shape {tuple(tiles.shape)}; image_grid draws [N, H, W], [N, 1, H, W] or "
            "[N, 3, H, W]. One image alone? Add the first dimension: image[None]."
        )
    count, height, width, channels = tiles.shape
    if count == 0:
        raise ValueError("There are no images to draw: images has length 0.")
    if isinstance(columns, bool) or not isinstance(columns, int) or columns < 1:
        raise ValueError(f"columns={columns!r}: give the number of images in a row, 1 or more.")
    names = _names(labels, classes, count)

    columns = min(columns, count)
    rows = math.ceil(count / columns)
    gap = max(1, round(0.08 * max(height, width)))
    above = max(1, round(0.30 * height)) if names else gap
    mosaic = np.ones((rows * (height + above) + gap, columns * (width + gap) + gap, channels))
    tiles = _to_unit_range(tiles)
    corners = [
        (above + (i // columns) * (height + above), gap + (i % columns) * (width + gap))
        for i in range(count)
    ]
    for tile, (top, left) in zip(tiles, corners, strict=True):
        mosaic[top : top + height, left : left + width] = tile

    if ax is None:
        inches = _fit((float(columns), columns * mosaic.shape[0] / mosaic.shape[1]))
        ax = _new_axes(figsize=inches)
    picture = mosaic[..., 0] if channels == 1 else mosaic
    ax.imshow(picture, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    for name, (top, left) in zip(names, corners, strict=False):
        ax.text(left + width / 2, top - 1, name, ha="center", va="bottom", fontsize=8)
    ax.set_axis_off()
    return ax


def decision_regions(
    predict: Callable[[torch.Tensor], Any],
    x: Any,
    y: Any,
    *,
    threshold: float = 0.5,
    classes: Sequence[str] | None = None,
    resolution: int = 200,
    ax: Axes | None = None,
) -> Axes:
    """Colour the plane by the class that is predicted there, and draw the points over it.

    Parameters
    ----------
    predict : callable
        A model or function that takes float32 [M, 2] and returns one of: the classes [M]
        (integers or bools), logits [M, C], or one float per point, [M] or [M, 1].
    x : tensor or array of shape [N, 2]
        The points.
    y : tensor or array of shape [N]
        Their classes: 0, 1, ...
    threshold : float
        Where one float per point is returned, class 1 is predicted at this value or above.
        Leave 0.5 for probabilities; give 0 for logits.
    classes : sequence of str, optional
        Names for the legend; else the numbers of the classes.
    resolution : int
        Number of grid points along each axis.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes of the points, the classes or the predictions do not fit.

    Examples
    --------
    >>> x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> y = torch.tensor([0, 0, 0, 1])
    >>> ax = decision_regions(lambda x: x.sum(dim=1) >= 1.5, x, y)
    >>> show(ax, alt="The gate AND: a line cuts the corner (1, 1) off from the three others.")
    The gate AND: a line cuts the corner (1, 1) off from the three others.
    """
    from matplotlib.colors import ListedColormap

    x, y = _as_array(x), _as_array(y).reshape(-1)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) != len(y) or len(x) == 0:
        raise ValueError(
            f"x has shape {tuple(x.shape)} and y has {len(y)} items; decision_regions needs points "
            "[N, 2] and one class for each."
        )
    low, high = x.min(axis=0), x.max(axis=0)
    margin = 0.12 * np.maximum(high - low, 1e-6).max() * np.ones(2)
    low, high = low - margin, high + margin
    across = np.linspace(low[0], high[0], resolution)
    up = np.linspace(low[1], high[1], resolution)
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    regions = _classes_of(predict, torch.from_numpy(grid.astype(np.float32)), threshold)

    number = int(max(regions.max(), y.max())) + 1
    if number > len(PALETTE):
        raise ValueError(f"{number} classes: decision_regions draws at most {len(PALETTE)}.")
    names = [str(c) for c in range(number)] if classes is None else list(classes)
    if len(names) < number:
        raise ValueError(f"{number} classes, but only {len(names)} names: {names}.")
    if ax is None:
        ax = _new_axes(figsize=(4.8, 3.6))
    regions = regions.reshape(resolution, resolution)
    ax.imshow(
        regions,
        cmap=ListedColormap(PALETTE[:number]),
        vmin=-0.5,
        vmax=number - 0.5,
        alpha=0.25,
        origin="lower",
        extent=(low[0], high[0], low[1], high[1]),
        aspect="auto",
        interpolation="nearest",
    )
    for c in range(number - 1):
        if (regions <= c).any() and (regions > c).any():
            ax.contour(across, up, regions, levels=[c + 0.5], colors=BLACK, linewidths=1.0)
    for c in range(number):
        ax.scatter(
            *x[y == c].T,
            s=28,
            color=PALETTE[c],
            marker=MARKERS[c],
            edgecolors=BLACK,
            linewidths=0.6,
        )
        ax.scatter(
            [], [], s=28, color=PALETTE[c], marker=MARKERS[c], edgecolors=BLACK, label=names[c]
        )
    ax.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    ax.legend(title="class", loc="center left", bbox_to_anchor=(1.0, 0.5))
    return ax


def points(
    x: Any,
    y: Any,
    *,
    classes: Sequence[str] | None = None,
    names: tuple[str, str] = ("$x_1$", "$x_2$"),
    ax: Axes | None = None,
) -> Axes:
    """Draw points in the plane, each class with its own colour and marker.

    Parameters
    ----------
    x : tensor or array of shape [N, 2]
        The points.
    y : tensor or array of shape [N]
        Their classes: 0, 1, ...
    classes : sequence of str, optional
        Names of the classes for a legend; no legend if None.
    names : (str, str)
        What stands at the axes.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the shapes do not fit, or there are more classes than names or colours.

    Examples
    --------
    >>> ax = points([[0.0, 0.0], [1.0, 1.0]], [0, 1], classes=["stay", "walk"])
    >>> show(ax, alt="A blue disc at (0, 0) and an orange square at (1, 1).")
    A blue disc at (0, 0) and an orange square at (1, 1).
    """
    x, y = check_points(x, y)
    number = int(y.max()) + 1
    if number > len(PALETTE):
        raise ValueError(f"{number} classes: points draws at most {len(PALETTE)}.")
    if classes is not None and len(classes) < number:
        raise ValueError(f"{number} classes, but only {len(classes)} names: {list(classes)}.")
    if ax is None:
        ax = _new_axes(figsize=(4.2, 3.6))
    for c in range(number):
        ax.scatter(
            *x[y == c].T,
            s=28,
            color=PALETTE[c],
            marker=MARKERS[c],
            edgecolors=BLACK,
            linewidths=0.6,
            zorder=3,
            label=None if classes is None else classes[c],
        )
    ax.set(xlabel=names[0], ylabel=names[1])
    if classes is not None:
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    return ax


def decision_line(
    w: Any,
    b: Any,
    x: Any = None,
    y: Any = None,
    *,
    limits: tuple[float, float, float, float] | None = None,
    classes: Sequence[str] | None = None,
    names: tuple[str, str] = ("$x_1$", "$x_2$"),
    arrow: bool = False,
    shade: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw the line w1 x1 + w2 x2 + b = 0, the side on which a perceptron fires, and the points.

    Parameters
    ----------
    w : two numbers
        The weights: tensor, array or sequence.
    b : number
        The bias.
    x : tensor or array of shape [N, 2], optional
        Points to draw over it.
    y : tensor or array of shape [N], optional
        Their classes, 0 or 1. Comes with ``x``.
    limits : (left, right, bottom, top), optional
        The part of the plane to show. Default: the points and a margin; without points -2 to 2.
    classes : sequence of str, optional
        Names of the two classes for a legend; no legend if None.
    names : (str, str)
        What stands at the axes.
    arrow : bool
        Also draw the weights as an arrow from the line to the firing side, if the line is in view.
    shade : bool
        Colour the side on which the perceptron fires.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If w is not two finite numbers or b not one, or the points do not fit their classes.

    Examples
    --------
    >>> ax = decision_line([1.0, 1.0], -1.5, [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])
    >>> show(ax, alt="The gate AND: the line cuts the corner (1, 1) off from the three others.")
    The gate AND: the line cuts the corner (1, 1) off from the three others.
    """
    w = _as_array(w).astype(float).reshape(-1)
    b = _as_array(b).astype(float).reshape(-1)
    if w.shape != (2,) or b.shape != (1,) or not np.isfinite([*w, *b]).all():
        raise ValueError(
            f"w = {w.tolist()}, b = {b.tolist()}: a line in the plane needs two finite weights and "
            "one finite bias."
        )
    b = float(b[0])
    if (x is None) != (y is None):
        raise ValueError("decision_line needs the points x and their classes y, or neither.")
    if x is not None:
        x, y = check_points(x, y)
    if limits is None:
        low, high = (np.full(2, -2.0), np.full(2, 2.0)) if x is None else (x.min(0), x.max(0))
        margin = 0.15 * max((high - low).max(), 1e-6) if x is not None else 0.0
        limits = (low[0] - margin, high[0] + margin, low[1] - margin, high[1] + margin)
    left, right, bottom, top = limits

    if ax is None:
        ax = _new_axes(figsize=(4.2, 3.6))
    across, up = np.meshgrid([left, right], [bottom, top])
    score = w[0] * across + w[1] * up + b
    if shade:
        beyond = np.abs(score).max() + 1.0
        ax.contourf(across, up, score, levels=[0, beyond], colors=[ORANGE], alpha=0.25, zorder=0)
    length = float(np.hypot(*w))
    if length > 0:
        foot = _foot_in_view(w, b, limits)
        along = (foot[0] - w[1], foot[1] + w[0])
        ax.axline(tuple(foot), along, color=BLACK, linewidth=1.8, linestyle="-", zorder=2)
        if arrow and left < foot[0] < right and bottom < foot[1] < top:
            reach = 0.22 * min(right - left, top - bottom) / length
            style = {"arrowstyle": "-|>", "color": VERMILION, "lw": 2.2, "shrinkA": 0}
            tip = foot + reach * w
            ax.annotate("", xy=tuple(tip), xytext=tuple(foot), arrowprops=style, zorder=4)
            at = foot + 1.3 * reach * w
            box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.0}
            style = {"color": VERMILION, "ha": "center", "va": "center", "zorder": 5, "bbox": box}
            ax.text(*at, "$w$", clip_on=True, **style)
    if x is not None:
        points(x, y, classes=classes, names=names, ax=ax)
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(left, right), ylim=(bottom, top))
    return ax


def curves(
    functions: Mapping[str, Callable[[torch.Tensor], Any]],
    *,
    start: float = -6.0,
    stop: float = 6.0,
    names: tuple[str, str] = ("$z$", "output"),
    ax: Axes | None = None,
) -> Axes:
    """Draw functions of one number over an interval.

    Parameters
    ----------
    functions : mapping of str to callable
        Label -> function of a float64 tensor [M] that returns [M].
    start, stop : float
        The interval.
    names : (str, str)
        What stands at the axes.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no function, or the interval is empty.

    Examples
    --------
    >>> ax = curves({"sigmoid": torch.sigmoid})
    >>> show(ax, alt="The sigmoid climbs smoothly from 0 to 1.")
    The sigmoid climbs smoothly from 0 to 1.
    """
    if not functions:
        raise ValueError("curves needs at least one function.")
    if not start < stop:
        raise ValueError(f"The interval from {start} to {stop} is empty.")
    if ax is None:
        ax = _new_axes(figsize=(4.8, 3.2))
    z = torch.linspace(start, stop, 801, dtype=torch.float64)
    for label, function in functions.items():
        ax.plot(_as_array(z), _as_array(function(z)), label=label)
    ax.set(xlabel=names[0], ylabel=names[1], xlim=(start, stop))
    if len(functions) > 1:
        ax.legend()
    return ax


def history(history: Any, *, axes: Sequence[Axes] | np.ndarray | None = None) -> np.ndarray:
    """Draw loss and accuracy over the epochs, training and validation on the same axes.

    Parameters
    ----------
    history : History
        What :func:`course_utils.training.fit` returned.
    axes : two Axes, optional
        Where to draw loss and accuracy; a new figure if None. One is enough if the history has no
        accuracy (a regression).

    Returns
    -------
    numpy.ndarray of Axes
        The loss, then the accuracy if there is one.

    Raises
    ------
    ValueError
        If there is no epoch to draw, or too few axes.
    """
    from matplotlib.ticker import MaxNLocator

    if len(history.train_loss) == 0:
        raise ValueError("The history holds no epoch: there is nothing to draw yet.")
    parts = [("loss", history.train_loss, history.valid_loss)]
    if _any_finite(history.train_accuracy) or _any_finite(history.valid_accuracy):
        parts.append(("accuracy", history.train_accuracy, history.valid_accuracy))
    if axes is None:
        axes = _new_axes(1, len(parts), figsize=(4.0 * len(parts), 3.2))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(parts):
        raise ValueError(f"history draws {len(parts)} plots, and got {len(axes)} axes.")
    for ax, (name, train, valid) in zip(axes, parts, strict=False):
        epochs = np.arange(1, len(train) + 1)
        markers = {"markersize": 4, "markevery": max(1, len(train) // 12)}
        ax.plot(epochs, _floats(train), "-o", color=BLUE, label="training", **markers)
        if _any_finite(valid):
            ax.plot(epochs, _floats(valid), "--s", color=VERMILION, label="validation", **markers)
        best = getattr(history, "best_epoch", None)
        if best is not None and 1 <= best < len(train):
            ax.axvline(best, color=BLACK, linestyle=":", linewidth=1.2, label="best epoch")
        ax.set(xlabel="epoch", ylabel=name, title=f"{name.capitalize()} per example")
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        ax.legend()
    if len(parts) == 2:
        axes[1].set_title("Accuracy")
    return axes[: len(parts)]


def confusion_matrix(
    labels: Any,
    predictions: Any,
    classes: Sequence[str],
    *,
    ax: Axes | None = None,
) -> Axes:
    """Count how often each class was taken for which: true classes down, predicted ones across.

    Parameters
    ----------
    labels : tensor or array of shape [N]
        The true classes, 0 to C - 1.
    predictions : tensor or array of shape [N]
        The predicted classes; of logits [N, C], take ``logits.argmax(dim=1)``.
    classes : sequence of C str
        Names of the classes.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If labels and predictions are not both classes of as many examples.

    Examples
    --------
    >>> ax = confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1], ["cat", "dog"])
    >>> [text.get_text() for text in ax.texts]
    ['1', '1', '0', '2']
    >>> show(ax, alt="Two cats and two dogs; one cat was taken for a dog.")
    Two cats and two dogs; one cat was taken for a dog.
    """
    labels, predictions = _as_array(labels), _as_array(predictions)
    number = len(classes)
    for name, values in (("labels", labels), ("predictions", predictions)):
        if values.ndim != 1 or values.dtype.kind not in "iub":
            raise ValueError(
                f"{name} has shape {tuple(values.shape)} and type {values.dtype}; it must hold one "
                "whole number per example. If these are logits, take logits.argmax(dim=1)."
            )
        if len(values) and (values.min() < 0 or values.max() >= number):
            raise ValueError(
                f"{name} goes from {values.min()} to {values.max()}, but there are only {number} "
                f"classes: 0 to {number - 1}."
            )
    if len(labels) != len(predictions):
        raise ValueError(
            f"{len(labels)} labels and {len(predictions)} predictions: there must be as many. Were "
            "they made from the same images, without shuffling in between?"
        )
    counts = np.zeros((number, number), dtype=int)
    np.add.at(counts, (labels.astype(int), predictions.astype(int)), 1)

    if ax is None:
        ax = _new_axes(figsize=_fit((max(3.2, 0.55 * number + 1.2), max(2.8, 0.42 * number + 0.9))))
    ax.imshow(counts, cmap="Blues", aspect="auto", vmin=0)
    dark = counts.max() / 2
    for (row, column), count in np.ndenumerate(counts):
        color = "white" if count > dark else "black"
        ax.text(column, row, str(count), ha="center", va="center", color=color, fontsize=8)
    ax.set_xticks(range(number), classes, rotation=45, ha="right", fontsize=8)
    ax.set_yticks(range(number), classes, fontsize=8)
    ax.set(xlabel="predicted class", ylabel="true class")
    ax.spines[:].set_visible(False)
    return ax


def tensor_tables(
    parts: Sequence[Any], *, titles: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw small tensors as tables of numbers, with signs such as ``+`` and ``=`` between them.

    It shows what an operation does to each number, for instance how broadcasting repeats a row.

    Parameters
    ----------
    parts : sequence of tensors of at most 2 dimensions, and str
        What to draw from left to right. A 1-D tensor of shape [D] is drawn as one row. Numbers that
        a tensor repeats without storing them (its stride is 0, as after ``expand``) are drawn pale.
    titles : sequence of str, optional
        One for each tensor, written above it; its shape if None.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes
        What it was drawn on.

    Raises
    ------
    ValueError
        If a tensor has more than 2 dimensions.

    Examples
    --------
    >>> x = torch.arange(6).reshape(2, 3)
    >>> ax = tensor_tables([x, "+", torch.ones(3).expand(2, 3), "=", x + 1])
    """
    tensors = [part for part in parts if not isinstance(part, str)]
    if any(tensor.ndim > 2 for tensor in tensors):
        raise ValueError("tensor_tables() draws tensors of at most 2 dimensions: slice it first.")
    titles = [f"{list(t.shape)}" for t in tensors] if titles is None else titles
    names = iter(titles)
    tables = [part if isinstance(part, str) else torch.atleast_2d(part) for part in parts]
    rows = max(len(table) for table in tables if not isinstance(table, str))
    width = sum(0.9 if isinstance(table, str) else table.shape[1] for table in tables)
    if ax is None:
        ax = _new_axes(figsize=_fit((0.55 * width + 0.4, 0.42 * rows + 0.7)))
    left = 0.0
    for table in tables:
        if isinstance(table, str):
            ax.text(left + 0.45, rows / 2, table, ha="center", va="center", fontsize=16)
            left += 0.9
            continue
        top = (rows - len(table)) / 2
        repeats = [stride == 0 for stride in table.stride()]
        for i, row in enumerate(table.tolist()):
            for j, number in enumerate(row):
                pale = (repeats[0] and i > 0) or (repeats[1] and j > 0)
                ax.add_patch(_cell(left + j, top + i, pale))
                ax.text(
                    left + j + 0.5,
                    top + i + 0.5,
                    f"{number:.3g}",
                    ha="center",
                    va="center",
                    color="#767676" if pale else BLACK,
                )
        ax.text(left + table.shape[1] / 2, top - 0.15, next(names), ha="center", va="bottom")
        left += table.shape[1]
    ax.set(xlim=(-0.1, left + 0.1), ylim=(rows + 0.1, -0.8), aspect="equal")
    ax.set_axis_off()
    return ax


def pixel_values(image: Any, *, ax: Axes | None = None) -> Axes:
    """Draw a grey image with the number of each pixel written into it.

    Parameters
    ----------
    image : tensor or array of shape [H, W]
        Bytes from 0 (black) to 255 (white).
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes
        What it was drawn on.

    Examples
    --------
    >>> ax = pixel_values(torch.tensor([[0, 255], [128, 64]], dtype=torch.uint8))
    """
    image = _as_array(image)
    if ax is None:
        ax = _new_axes(figsize=_fit((0.33 * image.shape[1] + 0.8, 0.33 * image.shape[0] + 0.8)))
    ax.imshow(image, cmap="gray", vmin=0, vmax=255)
    for (row, column), value in np.ndenumerate(image):
        colour = "white" if value < 128 else "black"
        ax.text(column, row, int(value), ha="center", va="center", color=colour, fontsize=7)
    ax.set(xlabel="column", ylabel="row")
    for axis in (ax.xaxis, ax.yaxis):
        axis.get_major_locator().set_params(integer=True)
    return ax


def descent(
    f: Callable[[torch.Tensor], torch.Tensor],
    *,
    start: float,
    rates: Sequence[float],
    steps: int = 10,
    span: float | None = None,
    axes: Any = None,
) -> np.ndarray:
    """Walk down a function of one number by gradient descent, once for each learning rate.

    Parameters
    ----------
    f : callable
        The function, of a float64 tensor [M], made of torch operations: autograd finds its slope.
    start : float
        Where every walk begins.
    rates : sequence of float
        The learning rates; one plot for each.
    steps : int
        Number of steps of each walk.
    span : float, optional
        Draw from -span to span; by default a bit more than ``start``. What leaves it is not drawn.
    axes : sequence of Axes, optional
        Where to draw, one for each rate; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is no rate, no step, or there are too few axes.

    Examples
    --------
    >>> axes = descent(lambda x: x**2, start=1.0, rates=[0.1, 0.5], steps=3)
    >>> [ax.get_title() for ax in axes]
    ['learning rate 0.1', 'learning rate 0.5']
    """
    if not rates:
        raise ValueError("descent needs at least one learning rate.")
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
        raise ValueError(f"steps={steps!r}: give the number of steps, 1 or more.")
    span = 1.4 * abs(start) + 0.1 if span is None else span
    if axes is None:
        width = min(LARGEST_WIDTH, 1.4 + 2.3 * len(rates))
        axes = _new_axes(1, len(rates), figsize=(width, 2.9))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(rates):
        raise ValueError(f"descent draws {len(rates)} plots, and got {len(axes)} axes.")
    line = torch.linspace(-span, span, 401, dtype=torch.float64)
    heights = _as_array(f(line))
    for ax, rate in zip(axes, rates, strict=False):
        walk = [torch.tensor([start], dtype=torch.float64)]
        for _ in range(steps):
            x = walk[-1].clone().requires_grad_()
            (slope,) = torch.autograd.grad(f(x).sum(), x)
            walk.append((x - rate * slope).detach())
        places = torch.cat(walk)
        ax.plot(_as_array(line), heights, color=BLACK, linewidth=1.2, linestyle="-")
        ax.plot(_as_array(places), _as_array(f(places)), "-o", color=VERMILION, linewidth=1)
        ax.plot(start, _as_array(f(places))[0], "o", color=BLUE, markersize=8, zorder=3)
        room = 0.06 * (heights.max() - heights.min())
        ax.set(xlim=(-span, span), ylim=(heights.min() - room, heights.max()))
        ax.set(xlabel="$x$", ylabel="$f(x)$", title=f"learning rate {rate:g}")
        ax.label_outer()
    return axes[: len(rates)]


def weight_images(
    weight: Any, classes: Sequence[str], *, columns: int = 5, ax: Axes | None = None
) -> Axes:
    """Draw the weights of a layer that sees the pixels, one picture per neuron.

    Blue pixels speak for the class, orange ones against it, white ones do not matter. All pictures
    share one scale; it ends at the 99th percentile of the sizes, so that single pixels do not rule.

    Parameters
    ----------
    weight : tensor or array of shape [C, H * H]
        ``layer.weight`` of a linear layer on square grey images.
    classes : sequence of C str
        What to write above each picture.
    columns : int
        Pictures in a row.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the weights do not belong to square images, or there is not one name for each neuron.

    Examples
    --------
    >>> ax = weight_images(torch.randn(3, 784), ["a", "b", "c"])
    >>> [text.get_text() for text in ax.texts]
    ['a', 'b', 'c']
    """
    weight = _as_array(weight).astype(float)
    side = math.isqrt(weight.shape[1]) if weight.ndim == 2 else 0
    if side == 0 or side * side != weight.shape[1]:
        raise ValueError(
            f"weight has shape {tuple(weight.shape)}; weight_images draws [C, H * H], one row per "
            "neuron that sees a square image."
        )
    largest = np.quantile(np.abs(weight), 0.99) or 1.0
    share = np.clip(weight / largest, -1, 1).reshape(-1, 1, side, side)
    white = np.ones(3)
    blue, orange = _rgb(BLUE), _rgb(ORANGE)
    ends = np.where(share > 0, blue.reshape(1, 3, 1, 1), orange.reshape(1, 3, 1, 1))
    colours = white.reshape(1, 3, 1, 1) * (1 - np.abs(share)) + ends * np.abs(share)
    if len(classes) != len(weight):
        raise ValueError(f"{len(weight)} neurons, but {len(classes)} names: give one for each.")
    if ax is None:
        columns = min(columns, len(weight))
        rows = math.ceil(len(weight) / columns)
        ax = _new_axes(figsize=_fit((1.45 * columns, 1.75 * rows)))
    return image_grid(colours, list(classes), columns=columns, ax=ax)


def class_probabilities(
    images: Any,
    probabilities: Any,
    labels: Any,
    classes: Sequence[str],
    *,
    top: int = 3,
    axes: Any = None,
) -> np.ndarray:
    """Draw images, and below each the classes that a model finds most probable.

    The bar of the true class is blue; the others are orange and hatched.

    Parameters
    ----------
    images : tensor or array of shape [N, H, W] or [N, 1, H, W]
        A few grey images, at most 8.
    probabilities : tensor or array of shape [N, C]
        One row per image; see ``logits.softmax(dim=1)``.
    labels : tensor or array of shape [N]
        The true classes.
    classes : sequence of C str
        Names of the classes.
    top : int
        How many bars for each image.
    axes : array of Axes of shape [2, N], optional
        Where to draw; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes, shape [2, N]
        Images in the first row, bars in the second.

    Raises
    ------
    ValueError
        If the shapes do not fit each other, or rows are not probabilities.

    Examples
    --------
    >>> axes = class_probabilities(
    ...     torch.zeros(1, 28, 28), torch.tensor([[0.1, 0.7, 0.2]]), [1], ["a", "b", "c"], top=2)
    >>> [text.get_text() for text in axes[1, 0].texts]
    ['b 70 %', 'c 20 %']
    """
    images, p, labels = _as_array(images), _as_array(probabilities), _as_array(labels).reshape(-1)
    if images.ndim == 4 and images.shape[1] == 1:
        images = images[:, 0]
    if images.ndim != 3 or p.shape != (len(images), len(classes)) or len(labels) != len(images):
        raise ValueError(
            f"images {tuple(images.shape)}, probabilities {tuple(p.shape)}, {len(labels)} labels "
            f"do not fit {len(classes)} classes; expected [N, H, W], [N, {len(classes)}] and [N]."
        )
    if not 1 <= len(images) <= 8:
        raise ValueError(f"{len(images)} images: class_probabilities draws 1 to 8 of them.")
    if p.min() < 0 or not np.allclose(p.sum(axis=1), 1, atol=1e-3):
        raise ValueError(
            "The rows of probabilities do not sum to 1. If these are logits, take "
            "logits.softmax(dim=1)."
        )
    number = len(images)
    if axes is None:
        width = min(LARGEST_WIDTH, 1.6 * number)
        axes = _new_axes(2, number, figsize=(width, width / number * (1 + 0.28 * top) + 0.3))
    axes = np.asarray(axes, dtype=object).reshape(2, number)
    for image, row, label, above, below in zip(images, p, labels, *axes, strict=True):
        above.imshow(image, cmap="gray")
        above.set_title(classes[label], fontsize=10)
        above.set_axis_off()
        for place, c in enumerate(np.argsort(-row, kind="stable")[:top]):
            right = c == label
            below.barh(
                place, row[c], height=0.35, color=BLUE if right else ORANGE,
                hatch=None if right else "///", edgecolor=BLACK, linewidth=0.5,
            )  # fmt: skip
            name = f"{classes[c]} {100 * row[c]:.0f} %"
            below.text(0, place - 0.25, name, va="bottom", ha="left", fontsize=8)
        below.set(xlim=(0, 1), ylim=(top - 0.6, -0.8), yticks=[], xticks=[])
        below.spines["bottom"].set_visible(False)
    return axes


def _cell(left: float, top: float, pale: bool) -> Any:
    from matplotlib.patches import Rectangle

    face, edge = ("white", "#B8B8B8") if pale else ("#E3EFF8", "#5A5A5A")
    return Rectangle((left, top), 1, 1, facecolor=face, edgecolor=edge, linewidth=0.8)


def _new_axes(rows: int = 1, columns: int = 1, *, figsize: tuple[float, float]) -> Any:
    """Axes on a new figure: one, or an array of them."""
    import matplotlib.pyplot as plt

    return plt.subplots(rows, columns, figsize=figsize, dpi=DPI, layout="constrained")[1]


def _fit(size: tuple[float, float]) -> tuple[float, float]:
    """Shrink a figure's size, in inches, until it fits on a slide; its proportions stay."""
    width, height = size
    factor = min(1.0, LARGEST_WIDTH / width, LARGEST_HEIGHT / height)
    return width * factor, height * factor


def _figure_of(drawn: Any) -> Figure:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    first = drawn
    if isinstance(drawn, np.ndarray | list | tuple) and len(drawn):
        first = np.asarray(drawn, dtype=object).reshape(-1)[0]
    if isinstance(first, Axes):
        return first.figure.figure  # of a subfigure, the figure that holds it
    if isinstance(first, Figure):
        return first
    raise TypeError(
        f"show() got {type(drawn).__name__}: give it the figure or the axes that you drew on."
    )


def _in_ipython() -> bool:
    """Tell whether a notebook or IPython shell runs this, without importing IPython."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


def _as_array(values: Any) -> np.ndarray:
    if isinstance(values, torch.Tensor):
        values = values.detach().cpu().numpy()
    return np.asarray(values)


def _rgb(colour: str) -> np.ndarray:
    """Red, green and blue of ``"#RRGGBB"``, each from 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def _to_unit_range(images: np.ndarray) -> np.ndarray:
    """Bring pixel values to [0, 1]: bytes by 1/255, floats outside of it by stretching."""
    if images.dtype == np.uint8:
        return images / 255.0
    images = images.astype(float)
    low, high = images.min(), images.max()
    if low >= 0 and high <= 1:
        return images
    return (images - low) / (high - low if high > low else 1.0)


def _names(labels: Any, classes: Sequence[str] | None, count: int) -> list[str]:
    """What to write over each of the images; an empty list if there are no labels."""
    if labels is None:
        return []
    labels = [label.item() if hasattr(label, "item") else label for label in labels]
    if len(labels) != count:
        raise ValueError(f"{count} images, but {len(labels)} labels: give one label per image.")
    if classes is None:
        return [str(label) for label in labels]
    names = []
    for label in labels:
        if isinstance(label, str):
            names.append(label)
        elif 0 <= label < len(classes):
            names.append(str(classes[label]))
        else:
            raise ValueError(f"Label {label} has no name: classes has {len(classes)} items.")
    return names


def _classes_of(predict: Callable, grid: torch.Tensor, threshold: float) -> np.ndarray:
    """Ask for the classes at the points of the grid [M, 2]; the result has shape [M]."""
    was_training = getattr(predict, "training", False)
    if was_training:
        predict.eval()
    try:
        with torch.no_grad():
            values = _as_array(predict(grid))
    finally:
        if was_training:
            predict.train()
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if len(values.shape) not in (1, 2) or len(values) != len(grid):
        raise ValueError(
            f"predict returned shape {tuple(values.shape)} for {len(grid)} points; it must return "
            "classes [M], logits [M, C] or one float per point, for points [M, 2]."
        )
    if values.ndim == 2:
        return values.argmax(axis=1)
    if values.dtype.kind == "f":
        return (values >= threshold).astype(int)
    return values.astype(int)


def check_points(x: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
    """Give points as float64 [N, 2] and their classes as int64 [N], or say what does not fit."""
    x, y = _as_array(x).astype(float), _as_array(y).reshape(-1)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) != len(y) or len(x) == 0:
        raise ValueError(
            f"x has shape {tuple(x.shape)} and y has {len(y)} items; give points of shape [N, 2] "
            "and one class for each."
        )
    if (y != y.astype(np.int64)).any() or y.min() < 0:
        raise ValueError(f"The classes must be 0, 1, ..., but there is {y.min()}.")
    return x, y.astype(np.int64)


def _foot_in_view(w: np.ndarray, b: float, limits: tuple) -> np.ndarray:
    """A point of the line: the one nearest to the middle of the view."""
    middle = np.array([(limits[0] + limits[1]) / 2, (limits[2] + limits[3]) / 2])
    return middle - (w @ middle + b) / (w @ w) * w


def _floats(values: Sequence[float | None]) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]


def _any_finite(values: Sequence[float | None]) -> bool:
    return any(math.isfinite(value) for value in _floats(values))
