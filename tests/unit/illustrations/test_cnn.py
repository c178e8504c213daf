"""The figures of lesson 06, its drawings, and the demonstration of filters."""

import base64

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from illustrations import cnn as figures
from tests.unit.figures import fits_on_a_slide, picture, texts

# --- receptive field


def test_pixels_without_influence_are_white_and_weak_ones_are_not():
    influence = torch.zeros(6, 6)
    influence[1, 2], influence[2, 2] = 1e-6, 1
    ax = figures.receptive_field(influence, 2, corner=(1, 1))
    shade = picture(ax)
    assert (shade > 0).sum() == 2
    assert shade[1, 2] >= 0.15
    assert shade[2, 2] == 1
    (frame,) = ax.patches
    assert (frame.get_xy(), frame.get_width()) == ((0.5, 0.5), 2)


def test_receptive_field_of_nothing_is_white():
    assert (picture(figures.receptive_field(torch.zeros(3, 3))) == 0).all()


@pytest.mark.parametrize("influence", [torch.zeros(3), -torch.ones(2, 2), [[np.nan]]])
def test_receptive_field_refuses(influence):
    with pytest.raises(ValueError, match="influence"):
        figures.receptive_field(influence)


# --- activation map


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 4)])
def test_activation_map_is_what_conv2d_gives(stride, padding):
    image, kernel = torch.rand(12, 9), torch.randn(3, 2)
    axes = figures.activation_map(image, kernel, stride=stride, padding=padding)
    wanted = F.conv2d(image[None, None], kernel[None, None], stride=stride, padding=padding)[0, 0]
    np.testing.assert_allclose(picture(axes[2]), wanted, atol=1e-6)
    np.testing.assert_allclose(picture(axes[0]), F.pad(image, 4 * (padding,)))
    assert len(axes[1].texts) == 6
    assert axes[2].get_title().startswith(f"activation map\n{wanted.shape[0]} × {wanted.shape[1]}")


def test_zero_is_grey_only_where_numbers_are_negative():
    image = torch.rand(5, 5)
    low, _ = figures.activation_map(image, torch.ones(2, 2))[2].images[0].get_clim()
    assert low == 0
    low, high = figures.activation_map(image, torch.tensor([[1.0, -1]]))[2].images[0].get_clim()
    assert low == -high


@pytest.mark.parametrize(
    ("image", "kernel", "options", "message"),
    [
        (torch.rand(1, 5, 5), torch.rand(3, 3), {}, "take one channel"),
        (torch.rand(5, 5), torch.rand(7, 7), {}, "does not fit"),
        (torch.rand(5, 5), torch.rand(3, 3), {"stride": 0}, "1 or more"),
        (torch.rand(5, 5), torch.rand(3, 3), {"padding": -1}, "0 or more"),
    ],
)
def test_activation_map_refuses(image, kernel, options, message):
    with pytest.raises(ValueError, match=message):
        figures.activation_map(image, kernel, **options)


# --- worst mistakes


def test_worst_mistakes_are_those_with_the_highest_confidence():
    p = torch.tensor([[0.9, 0.1, 0], [0.2, 0.7, 0.1], [0, 0.05, 0.95], [0.6, 0.3, 0.1]])
    labels = torch.tensor([0, 2, 1, 1])  # the first is right
    images = torch.arange(4).reshape(4, 1, 1, 1).expand(4, 1, 28, 28) / 4
    ax = figures.worst_mistakes(images, p, labels, ["a", "b", "c"], count=2)
    assert [text.get_text() for text in ax.texts] == ["said c, 95 %\nis b", "said b, 70 %\nis c"]
    assert fits_on_a_slide(ax.figure)
    ax = figures.worst_mistakes(images, p, labels, ["a", "b", "c"], skip=1)
    assert [text.get_text() for text in ax.texts] == ["said b, 70 %\nis c", "said a, 60 %\nis b"]


def test_fewer_mistakes_than_asked_for_are_all_drawn():
    p = torch.tensor([[0.9, 0.1], [0.2, 0.8]])
    ax = figures.worst_mistakes(torch.rand(2, 28, 28), p, [1, 1], ["a", "b"], count=8)
    assert len(ax.texts) == 1


@pytest.mark.parametrize(
    ("p", "labels", "options", "message"),
    [
        (torch.eye(2), [0, 1], {}, "no mistake"),
        (5 * torch.eye(2), [1, 0], {}, "softmax"),
        (torch.eye(2), [0], {}, "do not fit"),
        (torch.eye(2), [1, 0], {"count": 0}, "1 or more"),
        (torch.eye(2), [1, 0], {"skip": 2}, "only 2 mistakes"),
    ],
)
def test_worst_mistakes_refuses(p, labels, options, message):
    with pytest.raises(ValueError, match=message):
        figures.worst_mistakes(torch.rand(2, 28, 28), p, labels, ["a", "b"], **options)


# --- drawings


def test_convolution_diagram_computes_what_conv2d_does():
    image, kernel = torch.randint(0, 5, (5, 6)), torch.randint(-2, 3, (3, 2))
    ax = figures.convolution(image, kernel, place=(1, 2), stride=2, padding=1)
    wanted = F.conv2d(image[None, None].float(), kernel[None, None].float(), stride=2, padding=1)
    result = texts(ax)[-1].rsplit(" = ", 1)[1].replace("−", "-")
    assert float(result) == wanted[0, 0, 1, 2].item()


def test_the_map_is_filled_up_to_the_place():
    blank = texts(figures.convolution(np.ones((4, 4)), np.ones((2, 2)), place=(0, 0)))
    whole = texts(figures.convolution(np.ones((4, 4)), np.ones((2, 2)), place=(2, 2)))
    assert whole.count("4") - blank.count("4") == 8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"image": np.ones(3), "kernel": np.ones((1, 1))}, "must be tables"),
        ({"image": np.ones((2, 2)), "kernel": np.ones((3, 3))}, "does not fit"),
        ({"image": np.ones((3, 2)), "kernel": np.ones((2, 3))}, "does not fit"),
        ({"image": np.ones((3, 3)), "kernel": np.ones((2, 2)), "place": (2, 0)}, "no place"),
    ],
)
def test_convolution_diagram_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.convolution(**arguments)


def test_volumes_names_every_shape_and_step():
    ax = figures.volumes([(1, 28, 28), (16, 14, 14), (10,)], ["a", "b"])
    assert texts(ax) == ["1 × 28 × 28", "a", "16 × 14 × 14", "b", "10"]


@pytest.mark.parametrize(
    ("shapes", "steps", "message"),
    [
        ([(1, 28, 28)], None, "two or more"),
        ([(1, 28, 28), (4, 4)], None, "two or more"),
        ([(10,), (10,)], ["a", "b"], "need 1 steps"),
    ],
)
def test_volumes_refuses(shapes, steps, message):
    with pytest.raises(ValueError, match=message):
        figures.volumes(shapes, steps)


# --- the demonstration

FILTERS = {"mean": torch.ones(3, 3) / 9, "edges": torch.tensor([[1.0, 0, -1]] * 3)}


def test_filtering_outside_of_ipython_prints_the_sizes(capsys):
    figures.explore_filtering(torch.rand(20, 30), FILTERS, start="edges", stride=2, padding=1)
    said = capsys.readouterr().out
    assert "edges with stride 2 and padding 1: 20 x 30 pixels give a map of 10 x 15." in said


def test_filter_stride_and_padding_change_the_picture(displayed, boxes):
    figures.explore_filtering(torch.rand(20, 30), FILTERS)
    assert base64.b64decode(displayed[0][0]["image/png"]).startswith(b"\x89PNG")
    menu, stride, padding, shown = boxes[0]
    assert (menu.options, stride.min, padding.min) == (("mean", "edges"), 1, 0)
    seen = {shown.value}
    for widget, value in ((menu, "edges"), (stride, 3.0), (padding, 2.0)):
        widget.value = value
        seen.add(shown.value)
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"filters": {}}, "at least one filter"),
        ({"start": "sharp"}, "There is no filter 'sharp'"),
        ({"stride": 9}, "stride = 9 lies beyond"),
        ({"padding": -1}, "padding = -1 lies beyond"),
    ],
)
def test_filtering_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.explore_filtering(torch.rand(9, 9), **{"filters": FILTERS, **arguments})
