"""Filters and feature maps: their shades, their room on a slide, and what is refused."""

import numpy as np
import pytest
import torch

from illustrations import drawing
from tests.unit.figures import fits_on_a_slide, picture

# --- filters


def test_grey_filters_share_one_scale_with_zero_in_the_middle():
    weight = torch.tensor([[[[0.0, 2.0]]], [[[-1.0, 1.0]]]])
    ax = drawing.filters(weight)
    np.testing.assert_allclose(picture(ax), [[0.5, 1, 1, 0.25, 0.75]])  # a white gap between


def test_colour_filters_are_drawn_in_colour():
    weight = torch.zeros(2, 3, 2, 2)
    weight[0, 0] = 1  # red
    shade = picture(drawing.filters(weight))
    assert shade.shape == (2, 5, 3)
    np.testing.assert_allclose(shade[0, 0], [1, 0.5, 0.5])
    np.testing.assert_allclose(shade[0, 3], [0.5, 0.5, 0.5])


def test_other_filters_are_collated_to_a_row_each():
    weight = torch.randn(4, 6, 3, 2)
    ax = drawing.filters(weight)
    shade = picture(ax)
    assert shade.shape == (4 * 4 - 1, 6 * 3 - 1)
    largest = weight.abs().max()
    np.testing.assert_allclose(shade[4:7, 9:11], 0.5 + weight[1, 3] / (2 * largest), rtol=1e-5)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("channel of the filter", "filter")


@pytest.mark.parametrize("shape", [(16, 1, 5, 5), (64, 3, 7, 7), (32, 16, 5, 5), (1, 1, 1, 1)])
def test_filters_fit_on_a_slide(shape):
    assert fits_on_a_slide(drawing.filters(torch.randn(shape)).figure)


def test_filters_that_are_all_zero_are_grey():
    assert (picture(drawing.filters(torch.zeros(1, 1, 2, 2))) == 0.5).all()


@pytest.mark.parametrize(
    ("weight", "options", "message"),
    [
        (torch.randn(5, 5), {}, r"weight\[None\]"),
        (torch.full((1, 1, 2, 2), torch.nan), {}, "diverge"),
        (torch.randn(1, 1, 2, 2), {"columns": 0}, "1 or more"),
    ],
)
def test_filters_refuses(weight, options, message):
    with pytest.raises(ValueError, match=message):
        drawing.filters(weight, **options)


# --- feature maps


def test_feature_maps_one_row_a_layer_on_its_own_scale():
    maps = {"conv": torch.randn(1, 3, 8, 8), "pool": 10 * torch.randn(5, 4, 4)}
    axes = drawing.feature_maps(maps, most=4)
    assert axes.shape == (2, 4)
    np.testing.assert_allclose(picture(axes[1, 3]), maps["pool"][3])
    assert not axes[0, 3].images  # there is no fourth channel
    assert axes[1, 0].images[0].get_clim() == pytest.approx(
        (maps["pool"].min().item(), maps["pool"].max().item())
    )
    assert axes[0, 0].texts[0].get_text() == "conv\n3 × 8 × 8"


def test_feature_maps_label_lies_within_the_figure():
    axes = drawing.feature_maps({"0 BatchNorm2d": torch.randn(16, 28, 28)}, most=8)
    figure = axes[0, 0].figure
    figure.canvas.draw()
    assert axes[0, 0].texts[0].get_window_extent().x0 >= 0
    assert fits_on_a_slide(figure)


def test_feature_maps_of_a_layer_that_is_silent():
    axes = drawing.feature_maps({"relu": torch.zeros(2, 4, 4)})
    assert (picture(axes[0, 0]) == 0).all()


@pytest.mark.parametrize(
    ("outputs", "options", "message"),
    [
        ({}, {}, "nothing|no output"),
        ({"conv": torch.rand(2, 3, 4, 4)}, {}, r"x\[:1\]"),
        ({"linear": torch.rand(1, 10)}, {}, "no\nmaps|no maps"),
        ({"conv": torch.rand(3, 4, 4)}, {"most": 13}, "1 to 12"),
    ],
)
def test_feature_maps_refuses(outputs, options, message):
    with pytest.raises(ValueError, match=message):
        drawing.feature_maps(outputs, **options)
