"""Figures, diagrams and the demonstration of lesson 06."""

import base64

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
import torch.nn.functional as F

from course_utils import diagrams, plotting, widgets


@pytest.fixture(autouse=True)
def _agg_and_no_open_figures():
    mpl.use("Agg")
    yield
    plt.close("all")


def picture(ax):
    return np.asarray(ax.images[0].get_array(), float)


def fits_on_a_slide(figure):
    width, height = figure.get_size_inches()
    return width <= plotting.LARGEST_WIDTH + 1e-6 and height <= plotting.LARGEST_HEIGHT + 1e-6


# --- filters


def test_grey_filters_share_one_scale_with_zero_in_the_middle():
    weight = torch.tensor([[[[0.0, 2.0]]], [[[-1.0, 1.0]]]])
    ax = plotting.filters(weight)
    np.testing.assert_allclose(picture(ax), [[0.5, 1, 1, 0.25, 0.75]])  # a white gap between


def test_colour_filters_are_drawn_in_colour():
    weight = torch.zeros(2, 3, 2, 2)
    weight[0, 0] = 1  # red
    shade = picture(plotting.filters(weight))
    assert shade.shape == (2, 5, 3)
    np.testing.assert_allclose(shade[0, 0], [1, 0.5, 0.5])
    np.testing.assert_allclose(shade[0, 3], [0.5, 0.5, 0.5])


def test_other_filters_are_collated_to_a_row_each():
    weight = torch.randn(4, 6, 3, 2)
    ax = plotting.filters(weight)
    shade = picture(ax)
    assert shade.shape == (4 * 4 - 1, 6 * 3 - 1)
    largest = weight.abs().max()
    np.testing.assert_allclose(shade[4:7, 9:11], 0.5 + weight[1, 3] / (2 * largest), rtol=1e-5)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("channel of the filter", "filter")


@pytest.mark.parametrize("shape", [(16, 1, 5, 5), (64, 3, 7, 7), (32, 16, 5, 5), (1, 1, 1, 1)])
def test_filters_fit_on_a_slide(shape):
    assert fits_on_a_slide(plotting.filters(torch.randn(shape)).figure)


def test_filters_that_are_all_zero_are_grey():
    assert (picture(plotting.filters(torch.zeros(1, 1, 2, 2))) == 0.5).all()


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
        plotting.filters(weight, **options)


# --- feature maps


def test_feature_maps_one_row_a_layer_on_its_own_scale():
    maps = {"conv": torch.randn(1, 3, 8, 8), "pool": 10 * torch.randn(5, 4, 4)}
    axes = plotting.feature_maps(maps, most=4)
    assert axes.shape == (2, 4)
    np.testing.assert_allclose(picture(axes[1, 3]), maps["pool"][3])
    assert not axes[0, 3].images  # there is no fourth channel
    assert axes[1, 0].images[0].get_clim() == pytest.approx(
        (maps["pool"].min().item(), maps["pool"].max().item())
    )
    assert axes[0, 0].texts[0].get_text() == "conv\n3 × 8 × 8"


def test_feature_maps_label_lies_within_the_figure():
    axes = plotting.feature_maps({"0 BatchNorm2d": torch.randn(16, 28, 28)}, most=8)
    figure = axes[0, 0].figure
    figure.canvas.draw()
    assert axes[0, 0].texts[0].get_window_extent().x0 >= 0
    assert fits_on_a_slide(figure)


def test_feature_maps_of_a_layer_that_is_silent():
    axes = plotting.feature_maps({"relu": torch.zeros(2, 4, 4)})
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
        plotting.feature_maps(outputs, **options)


# --- receptive field


def test_pixels_without_influence_are_white_and_weak_ones_are_not():
    influence = torch.zeros(6, 6)
    influence[1, 2], influence[2, 2] = 1e-6, 1
    ax = plotting.receptive_field(influence, 2, corner=(1, 1))
    shade = picture(ax)
    assert (shade > 0).sum() == 2
    assert shade[1, 2] >= 0.15
    assert shade[2, 2] == 1
    (frame,) = ax.patches
    assert (frame.get_xy(), frame.get_width()) == ((0.5, 0.5), 2)


def test_receptive_field_of_nothing_is_white():
    assert (picture(plotting.receptive_field(torch.zeros(3, 3))) == 0).all()


@pytest.mark.parametrize("influence", [torch.zeros(3), -torch.ones(2, 2), [[np.nan]]])
def test_receptive_field_refuses(influence):
    with pytest.raises(ValueError, match="influence"):
        plotting.receptive_field(influence)


# --- activation map


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 4)])
def test_activation_map_is_what_conv2d_gives(stride, padding):
    image, kernel = torch.rand(12, 9), torch.randn(3, 2)
    axes = plotting.activation_map(image, kernel, stride=stride, padding=padding)
    wanted = F.conv2d(image[None, None], kernel[None, None], stride=stride, padding=padding)[0, 0]
    np.testing.assert_allclose(picture(axes[2]), wanted, atol=1e-6)
    np.testing.assert_allclose(picture(axes[0]), F.pad(image, 4 * (padding,)))
    assert len(axes[1].texts) == 6
    assert axes[2].get_title().startswith(f"activation map\n{wanted.shape[0]} × {wanted.shape[1]}")


def test_zero_is_grey_only_where_numbers_are_negative():
    image = torch.rand(5, 5)
    low, _ = plotting.activation_map(image, torch.ones(2, 2))[2].images[0].get_clim()
    assert low == 0
    low, high = plotting.activation_map(image, torch.tensor([[1.0, -1]]))[2].images[0].get_clim()
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
        plotting.activation_map(image, kernel, **options)


# --- accuracy by shift


def test_accuracy_by_shift_draws_the_mean_of_the_runs():
    ax = plotting.accuracy_by_shift([0, 1], {"a": [[1, 0.5], [0.8, 0.3]], "b": [0.2, 0.1]})
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [0.9, 0.4])
    np.testing.assert_allclose(ax.lines[1].get_ydata(), [0.2, 0.1])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]
    assert ax.get_xlabel() == "shift in pixels"


@pytest.mark.parametrize("accuracies", [{}, {"a": [0.1, 0.2, 0.3]}])
def test_accuracy_by_shift_refuses(accuracies):
    with pytest.raises(ValueError, match="accuracies"):
        plotting.accuracy_by_shift([0, 1], accuracies)


# --- worst mistakes


def test_worst_mistakes_are_those_with_the_highest_confidence():
    p = torch.tensor([[0.9, 0.1, 0], [0.2, 0.7, 0.1], [0, 0.05, 0.95], [0.6, 0.3, 0.1]])
    labels = torch.tensor([0, 2, 1, 1])  # the first is right
    images = torch.arange(4).reshape(4, 1, 1, 1).expand(4, 1, 28, 28) / 4
    ax = plotting.worst_mistakes(images, p, labels, ["a", "b", "c"], count=2)
    assert [text.get_text() for text in ax.texts] == ["said c, 95 %\nis b", "said b, 70 %\nis c"]
    assert fits_on_a_slide(ax.figure)
    ax = plotting.worst_mistakes(images, p, labels, ["a", "b", "c"], skip=1)
    assert [text.get_text() for text in ax.texts] == ["said b, 70 %\nis c", "said a, 60 %\nis b"]


def test_fewer_mistakes_than_asked_for_are_all_drawn():
    p = torch.tensor([[0.9, 0.1], [0.2, 0.8]])
    ax = plotting.worst_mistakes(torch.rand(2, 28, 28), p, [1, 1], ["a", "b"], count=8)
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
        plotting.worst_mistakes(torch.rand(2, 28, 28), p, labels, ["a", "b"], **options)


# --- diagrams


def written(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_convolution_diagram_computes_what_conv2d_does():
    image, kernel = torch.randint(0, 5, (5, 6)), torch.randint(-2, 3, (3, 2))
    ax = diagrams.convolution(image, kernel, place=(1, 2), stride=2, padding=1)
    wanted = F.conv2d(image[None, None].float(), kernel[None, None].float(), stride=2, padding=1)
    result = written(ax)[-1].rsplit(" = ", 1)[1].replace("−", "-")
    assert float(result) == wanted[0, 0, 1, 2].item()


def test_the_map_is_filled_up_to_the_place():
    blank = written(diagrams.convolution(np.ones((4, 4)), np.ones((2, 2)), place=(0, 0)))
    whole = written(diagrams.convolution(np.ones((4, 4)), np.ones((2, 2)), place=(2, 2)))
    assert whole.count("4") - blank.count("4") == 8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"image": np.ones(3), "kernel": np.ones((1, 1))}, "must be tables"),
        ({"image": np.ones((2, 2)), "kernel": np.ones((3, 3))}, "does not fit"),
        ({"image": np.ones((3, 3)), "kernel": np.ones((2, 2)), "place": (2, 0)}, "no place"),
    ],
)
def test_convolution_diagram_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        diagrams.convolution(**arguments)


def test_volumes_names_every_shape_and_step():
    ax = diagrams.volumes([(1, 28, 28), (16, 14, 14), (10,)], ["a", "b"], title="T")
    assert written(ax) == ["1 × 28 × 28", "a", "16 × 14 × 14", "b", "10", "T"]


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
        diagrams.volumes(shapes, steps)


# --- the demonstration

FILTERS = {"mean": torch.ones(3, 3) / 9, "edges": torch.tensor([[1.0, 0, -1]] * 3)}


def test_filtering_outside_of_ipython_prints_the_sizes(capsys):
    widgets.filtering(torch.rand(20, 30), FILTERS, start="edges", stride=2, padding=1)
    said = capsys.readouterr().out
    assert "edges with stride 2 and padding 1: 20 x 30 pixels give a map of 10 x 15." in said


def test_filter_stride_and_padding_change_the_picture(monkeypatch):
    import IPython
    import IPython.display
    import ipywidgets

    outputs, boxes = [], []
    original = ipywidgets.VBox
    plt.switch_backend("Agg")
    monkeypatch.delenv("COURSE_STATIC", raising=False)
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: outputs.append(data))
    monkeypatch.setattr(
        ipywidgets, "VBox", lambda children: boxes.append(children) or original(children)
    )
    widgets.filtering(torch.rand(20, 30), FILTERS)
    assert base64.b64decode(outputs[0]["image/png"]).startswith(b"\x89PNG")
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
        widgets.filtering(torch.rand(9, 9), **{"filters": FILTERS, **arguments})
