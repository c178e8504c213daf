"""How well a classifier does: which classes it confuses, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
    BLACK,
    BLUE,
    LARGEST_WIDTH,
    ORANGE,
    as_array,
    fitting,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    >>> from course_utils import plotting
    >>> ax = plotting.confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1], ["cat", "dog"])
    >>> [text.get_text() for text in ax.texts]
    ['1', '1', '0', '2']
    >>> plotting.show(ax, alt="Two cats and two dogs; one cat was taken for a dog.")
    Two cats and two dogs; one cat was taken for a dog.
    """
    labels, predictions = as_array(labels), as_array(predictions)
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
        ax = new_axes(
            figsize=fitting((max(3.2, 0.55 * number + 1.2), max(2.8, 0.42 * number + 0.9)))
        )
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
    >>> import torch
    >>> from course_utils import plotting
    >>> axes = plotting.class_probabilities(
    ...     torch.zeros(1, 28, 28), torch.tensor([[0.1, 0.7, 0.2]]), [1], ["a", "b", "c"], top=2)
    >>> [text.get_text() for text in axes[1, 0].texts]
    ['b 70 %', 'c 20 %']
    """
    images, p, labels = as_array(images), as_array(probabilities), as_array(labels).reshape(-1)
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
        axes = new_axes(2, number, figsize=(width, width / number * (1 + 0.28 * top) + 0.3))
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


def worst_mistakes(
    images: Any,
    probabilities: Any,
    labels: Any,
    classes: Sequence[str],
    *,
    count: int = 8,
    skip: int = 0,
    columns: int = 4,
    ax: Axes | None = None,
) -> Axes:
    r"""Draw the images that a model got wrong with the highest confidence.

    Above each stands what it was taken for, with its probability, and what it is.

    Parameters
    ----------
    images : tensor or array of shape [N, H, W], [N, 1, H, W] or [N, 3, H, W]
        All the images that were classified.
    probabilities : tensor or array of shape [N, C]
        One row per image; see ``logits.softmax(dim=1)``.
    labels : tensor or array of shape [N]
        The true classes.
    classes : sequence of C str
        Names of the classes.
    count : int
        How many to draw, the most confident mistake first; fewer if there are fewer.
    skip : int
        How many of the most confident ones to leave out, to see those that come after them.
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
        If the shapes do not fit each other, rows are not probabilities, or there is no mistake.

    Examples
    --------
    >>> import torch
    >>> from course_utils import plotting
    >>> p = torch.tensor([[0.1, 0.9], [0.8, 0.2], [0.4, 0.6]])
    >>> ax = plotting.worst_mistakes(torch.rand(3, 28, 28), p, [1, 1, 0], ["cat", "dog"])
    >>> [text.get_text() for text in ax.texts]
    ['said cat, 80 %\nis dog', 'said dog, 60 %\nis cat']
    """
    from course_utils.plotting.images import image_grid

    images, p, labels = as_array(images), as_array(probabilities), as_array(labels).reshape(-1)
    if p.shape != (len(images), len(classes)) or len(labels) != len(images):
        raise ValueError(
            f"{len(images)} images, probabilities {tuple(p.shape)}, {len(labels)} labels do not "
            f"fit {len(classes)} classes; expected [N, {len(classes)}] and [N]."
        )
    if count < 1 or skip < 0:
        raise ValueError(f"count={count} must be 1 or more, and skip={skip} 0 or more.")
    if p.min() < 0 or not np.allclose(p.sum(axis=1), 1, atol=1e-3):
        raise ValueError(
            "The rows of probabilities do not sum to 1. If these are logits, take "
            "logits.softmax(dim=1)."
        )
    predictions = p.argmax(axis=1)
    wrong = np.flatnonzero(predictions != labels)
    if len(wrong) == 0:
        raise ValueError("There is no mistake to draw: every image was classified correctly.")
    if skip >= len(wrong):
        raise ValueError(f"There are only {len(wrong)} mistakes: skip fewer than that.")
    worst = wrong[np.argsort(-p[wrong].max(axis=1), kind="stable")][skip : skip + count]
    texts = [
        f"said {classes[predictions[i]]}, {100 * p[i].max():.0f} %\nis {classes[labels[i]]}"
        for i in worst
    ]
    columns = min(columns, len(worst))
    if ax is None:
        rows = -(-len(worst) // columns)
        ax = new_axes(figsize=fitting((1.65 * columns, 2.0 * rows)))
    return image_grid(images[worst], texts, columns=columns, ax=ax)
