"""The confusion matrix: its counts, and predictions that cannot be counted."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from course_utils import plotting
from tests.unit.figures import CLASSES

Y = torch.tensor([0, 0, 0, 1])


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=30))
def test_the_counts_are_those_of_scikit_learn(pairs):
    labels = np.array([label for label, _ in pairs], dtype=int)
    predictions = torch.tensor([prediction for _, prediction in pairs], dtype=torch.long)
    ax = plotting.confusion_matrix(labels, predictions, CLASSES)
    expected = np.zeros((3, 3), dtype=int)
    if pairs:
        expected = metrics.confusion_matrix(labels, predictions, labels=[0, 1, 2])
    np.testing.assert_array_equal(ax.images[0].get_array(), expected)
    places = {tuple(map(int, t.get_position())): int(t.get_text()) for t in ax.texts}
    assert places == {(c, r): expected[r, c] for r in range(3) for c in range(3)}
    assert [tick.get_text() for tick in ax.get_yticklabels()] == list(CLASSES)
    plt.close(ax.figure)


@pytest.mark.parametrize(
    ("labels", "predictions", "message"),
    [
        (Y, torch.rand(4, 3), r"take logits.argmax\(dim=1\)"),
        (Y, torch.rand(4), "one whole number per example"),
        (Y, Y[:2], "4 labels and 2 predictions"),
        (Y + 2, Y, "labels goes from 2 to 3, but there are only 3 classes: 0 to 2"),
        (Y, Y - 1, "predictions goes from -1 to 0"),
    ],
)
def test_predictions_that_cannot_be_counted_are_explained(labels, predictions, message):
    with pytest.raises(ValueError, match=message):
        plotting.confusion_matrix(labels, predictions, CLASSES)
