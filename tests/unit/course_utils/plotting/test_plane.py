"""Points of the plane, and the regions that a model decides on."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from matplotlib.collections import PathCollection
from torch import nn

from course_utils import plotting
from tests.unit.figures import AND, CORNERS, fires


def line_model():
    model = nn.Linear(2, 1)
    with torch.no_grad():
        model.weight.fill_(1.0)
        model.bias.fill_(-1.5)
    return model


@pytest.mark.parametrize(
    ("predict", "options"),
    [
        (fires, {}),
        (lambda x: fires(x).long(), {}),
        (lambda x: fires(x).float(), {}),
        (lambda x: fires(x).numpy(), {}),
        (lambda x: torch.sigmoid(x.sum(dim=1, keepdim=True) - 1.5), {}),
        (lambda x: torch.stack([1.5 - x.sum(dim=1), x.sum(dim=1) - 1.5], dim=1), {}),
        (line_model(), {"threshold": 0}),
    ],
)
def test_the_regions_are_what_is_predicted(predict, options):
    ax = plotting.decision_regions(predict, CORNERS, AND, resolution=40, **options)
    image = ax.images[0]
    left, right, bottom, top = image.get_extent()
    across, up = np.linspace(left, right, 40), np.linspace(bottom, top, 40)
    expected = across[None, :] + up[:, None] >= 1.5
    differ = np.asarray(image.get_array()) != expected
    assert differ.mean() < 0.02  # only where a rounding decides
    assert left < 0 < 1 < right
    assert bottom < 0 < 1 < top


def test_points_of_a_class_share_a_marker_and_classes_differ():
    ax = plotting.decision_regions(fires, CORNERS, AND, classes=["off", "on"])
    drawn = [c for c in ax.collections if isinstance(c, PathCollection) and len(c.get_offsets())]
    assert [len(c.get_offsets()) for c in drawn] == [3, 1]
    assert len({c.get_paths()[0].vertices.shape for c in drawn}) == 2
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["off", "on"]


def test_a_model_is_asked_in_evaluation_mode_and_left_as_it_was():
    class Watched(nn.Module):
        def forward(self, x):
            assert not self.training
            assert not torch.is_grad_enabled()
            return fires(x)

    model = Watched().train()
    plotting.decision_regions(model, CORNERS, AND)
    assert model.training


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((fires, torch.zeros(4, 3), AND), "needs points"),
        ((fires, CORNERS, AND[:2]), "needs points"),
        ((fires, CORNERS[:0], AND[:0]), "needs points"),
        ((lambda x: x[:3, 0], CORNERS, AND), r"predict returned shape \(3,\) for"),
        ((lambda x: torch.zeros(()), CORNERS, AND), r"predict returned shape \(\) for"),
        (
            (lambda x: torch.full((len(x),), 9), CORNERS, AND),
            "10 classes: decision_regions draws at most",
        ),
    ],
)
def test_points_that_cannot_be_drawn_are_explained(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.decision_regions(*arguments)


def test_too_few_names_are_refused():
    with pytest.raises(ValueError, match="2 classes, but only 1 names"):
        plotting.decision_regions(fires, CORNERS, AND, classes=["off"])


def test_points_refuses_classes_without_a_name():
    with pytest.raises(ValueError, match="2 classes, but only 1 names"):
        plotting.points(CORNERS, AND, classes=["only one"])
    with pytest.raises(ValueError, match="draws at most 8"):
        plotting.points(CORNERS, [0, 1, 2, 8])
