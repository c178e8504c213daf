"""The figures of lesson 06 that look inside a network."""

import numpy as np
import pytest
import torch

from illustrations import looking
from tests.unit.figures import fits_on_a_slide, picture


@pytest.mark.parametrize("channels", [1, 3])
def test_a_filter_stands_over_its_map_and_zero_is_grey(channels):
    weight, maps = torch.randn(4, channels, 3, 3), torch.randn(4, 10, 14)
    weight[2, :, 1, 1] = 0
    axes = looking.filters_at_work(weight, maps)
    assert axes.shape == (2, 4)
    np.testing.assert_allclose(picture(axes[0, 2])[1, 1], 0.5)
    np.testing.assert_allclose(picture(axes[1, 3]), maps[3].numpy(), atol=1e-6)
    assert fits_on_a_slide(axes[0, 0].figure)


def test_a_filter_without_weights_is_grey():
    axes = looking.filters_at_work(torch.zeros(1, 1, 3, 3), torch.zeros(1, 5, 5))
    assert (picture(axes[0, 0]) == 0.5).all()


@pytest.mark.parametrize(
    ("weight", "maps"), [((2, 2, 3, 3), (2, 5, 5)), ((2, 1, 3, 3), (3, 5, 5)), ((3, 3), (3, 5, 5))]
)
def test_filters_at_work_refuses(weight, maps):
    with pytest.raises(ValueError, match="give"):
        looking.filters_at_work(torch.rand(weight), torch.rand(maps))


@pytest.mark.parametrize("channels", [1, 3])
def test_an_image_is_as_it_was_where_the_map_is_1_and_dark_where_it_is_0(channels):
    images, heat = torch.full((2, channels, 8, 8), 0.5), torch.zeros(2, 2, 2)
    heat[1, 0, 0] = 1
    axes = looking.heat_maps(images, heat, ["cat", "dog"])
    cold, hot = picture(axes[1, 0]), picture(axes[1, 1])
    np.testing.assert_allclose(cold, 0.06, atol=1e-6)
    np.testing.assert_allclose(hot[0, 0], 0.5, atol=1e-6)
    np.testing.assert_allclose(hot[7, 7], 0.06, atol=1e-6)
    assert [ax.get_title() for ax in axes[0]] == ["cat", "dog"]
    assert fits_on_a_slide(axes[0, 0].figure)


def test_heat_maps_refuse_what_does_not_fit():
    with pytest.raises(ValueError, match="1 maps"):
        looking.heat_maps(torch.rand(2, 1, 8, 8), torch.rand(1, 2, 2), ["a", "b"])
    with pytest.raises(ValueError, match="from 0 to 1"):
        looking.heat_maps(torch.rand(1, 1, 8, 8), [-torch.ones(2, 2)], ["a"])
