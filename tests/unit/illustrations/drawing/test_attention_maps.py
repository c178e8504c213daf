"""Maps of attention: one scale for all, numbers where there is room, and what is refused."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from course_utils import plotting
from illustrations import drawing
from tests.unit.figures import maps


def test_maps_are_drawn_one_plot_each_on_one_scale():
    first, second = maps(4, 6), maps(4, 6)
    axes = drawing.attention_maps({"a": first, "b": second}, queries=list("wxyz"))
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    np.testing.assert_allclose(axes[1].images[0].get_array(), second.numpy(), rtol=1e-6)
    assert axes[0].images[0].get_clim() == axes[1].images[0].get_clim()
    assert [label.get_text() for label in axes[0].get_yticklabels()] == list("wxyz")
    assert len(axes[0].texts) == 24  # small tables have their numbers
    assert axes[0].texts[0].get_text() == f"{first[0, 0]:.2f}"


def test_large_maps_have_a_colour_bar_and_no_numbers():
    axes = drawing.attention_maps({"a": maps(30, 31)}, keys=[f"k{i}" for i in range(31)])
    assert not axes[0].texts
    assert len(axes[0].figure.axes) == 2
    assert len(axes[0].get_xticks()) <= 12
    assert axes[0].figure.get_figwidth() <= plotting.style.LARGEST_WIDTH
    assert axes[0].figure.get_figheight() <= plotting.style.LARGEST_HEIGHT


def test_maps_are_drawn_where_they_are_told_to():
    _, own = plt.subplots(1, 3)
    axes = drawing.attention_maps({"a": maps(2, 2)}, axes=own)
    assert list(axes) == [own[0]]


@pytest.mark.parametrize(
    ("tables", "names", "message"),
    [
        ({}, {}, "needs maps of one shape"),
        ({"a": torch.zeros(2, 2), "b": torch.zeros(2, 3)}, {}, "needs maps of one shape"),
        ({"a": torch.zeros(4)}, {}, "'a' has shape"),
        ({"a": torch.full((2, 2), 1.5)}, {}, "no weights"),
        ({"a": torch.full((2, 2), math.nan)}, {}, "no weights"),
        ({"a": torch.zeros(2, 3)}, {"keys": ["x"]}, "1 names for 3 keys"),
        ({"a": torch.zeros(2, 3)}, {"queries": ["x"]}, "1 names for 2 queries"),
        ({"a": torch.zeros(2, 2), "b": torch.zeros(2, 2)}, {"axes": "one"}, "got 1 axes"),
    ],
)
def test_attention_maps_refuses(tables, names, message):
    if names.get("axes") == "one":
        names = {"axes": plt.subplots()[1]}
    with pytest.raises(ValueError, match=message):
        drawing.attention_maps(tables, **names)
