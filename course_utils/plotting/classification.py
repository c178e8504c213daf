"""Which class is taken for which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.style import (
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
