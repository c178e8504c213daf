"""Figures of lesson 02, and the slider for the learning rate."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from course_utils import plotting
from illustrations import mlp as figures


def square(x):
    return x**2


def walked(ax):
    return np.asarray(ax.lines[1].get_xdata(), dtype=float)


def test_descent_takes_the_steps_of_the_formula():
    rates = [0.02, 0.3, 1.05]
    axes = figures.descent(square, start=4.0, rates=rates, steps=6)
    assert len(axes) == 3
    for ax, rate in zip(axes, rates, strict=True):
        expected = 4.0 * (1 - 2 * rate) ** np.arange(7)
        np.testing.assert_allclose(walked(ax), expected)
        assert ax.get_title() == f"learning rate {rate:g}"
        assert ax.get_xlabel() == "$x$"


def test_descent_agrees_with_torch_sgd_on_another_function():
    def f(x):
        return torch.cos(x) + 0.1 * x**2

    x = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    optimizer, places = torch.optim.SGD([x], lr=0.4), [2.0]
    for _ in range(5):
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        places.append(x.item())
    (ax,) = figures.descent(f, start=2.0, rates=[0.4], steps=5)
    np.testing.assert_allclose(walked(ax), places)


def test_descent_draws_where_it_is_told_to():
    _, own = plt.subplots(1, 2)
    axes = figures.descent(square, start=-1.0, rates=[0.1], span=3.0, axes=own)
    assert list(axes) == [own[0]]
    assert own[0].get_xlim() == (-3.0, 3.0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rates": []}, "at least one learning rate"),
        ({"steps": 0}, "steps=0: give the number of steps"),
        ({"steps": 2.5}, "steps=2.5"),
    ],
)
def test_descent_says_what_is_wrong(change, message):
    settings = {"start": 1.0, "rates": [0.1], "steps": 3, **change}
    with pytest.raises(ValueError, match=message):
        figures.descent(square, **settings)


def test_descent_wants_an_axes_for_each_rate():
    with pytest.raises(ValueError, match="draws 2 plots, and got 1"):
        figures.descent(square, start=1.0, rates=[0.1, 0.2], axes=plt.subplots()[1])


def test_weights_are_blue_where_positive_orange_where_negative_white_where_zero():
    weight = torch.zeros(1, 4)
    weight[0, 0], weight[0, 1] = 2.0, -2.0
    ax = figures.weight_images(weight, ["a"])
    mosaic = ax.images[0].get_array()
    tile = mosaic[-3:-1, 1:3]  # a margin of one pixel, as image_grid draws it
    assert mpl.colors.to_hex(tile[0, 0]) == plotting.BLUE.lower()
    assert mpl.colors.to_hex(tile[0, 1]) == plotting.ORANGE.lower()
    assert mpl.colors.to_hex(tile[1, 0]) == "#ffffff"
    assert [text.get_text() for text in ax.texts] == ["a"]


def test_all_weights_zero_are_all_white():
    ax = figures.weight_images(torch.zeros(2, 9), ["a", "b"])
    assert (np.asarray(ax.images[0].get_array()) == 1).all()


def test_weight_images_take_a_parameter_that_needs_gradients():
    figures.weight_images(torch.nn.Linear(784, 3).weight, ["a", "b", "c"], columns=2)


@pytest.mark.parametrize("shape", [(3, 10), (9,), (2, 1, 3, 3)])
def test_weights_that_see_no_square_image_are_refused(shape):
    with pytest.raises(ValueError, match=r"weight_images draws \[C, H \* H\]"):
        figures.weight_images(torch.zeros(shape), ["a", "b", "c"])


def test_weight_images_want_one_name_per_neuron():
    with pytest.raises(ValueError, match="2 neurons, but 1 names"):
        figures.weight_images(torch.zeros(2, 4), ["a"])


def test_class_probabilities_are_sorted_and_the_true_class_is_blue():
    p = torch.tensor([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1]])
    axes = figures.class_probabilities(torch.rand(2, 1, 5, 5), p, [2, 1], ["a", "b", "c"])
    assert axes.shape == (2, 2)
    assert [ax.get_title() for ax in axes[0]] == ["c", "b"]
    below = axes[1, 1]
    assert [text.get_text() for text in below.texts] == ["a 60 %", "b 30 %", "c 10 %"]
    np.testing.assert_allclose([bar.get_width() for bar in below.patches], [0.6, 0.3, 0.1])
    colours = [mpl.colors.to_hex(bar.get_facecolor()) for bar in below.patches]
    assert colours == [c.lower() for c in (plotting.ORANGE, plotting.BLUE, plotting.ORANGE)]
    assert [bar.get_hatch() for bar in below.patches] == ["///", None, "///"]


def test_logits_are_not_taken_for_probabilities():
    with pytest.raises(ValueError, match=r"logits\.softmax\(dim=1\)"):
        figures.class_probabilities(torch.rand(1, 5, 5), torch.ones(1, 3), [0], "abc")


@pytest.mark.parametrize(
    ("images", "rows", "labels"), [((2, 5, 5), 1, 2), ((1, 5, 5), 1, 2), ((1, 3, 5, 5), 1, 1)]
)
def test_shapes_that_do_not_fit_are_named(images, rows, labels):
    p = torch.full((rows, 2), 0.5)
    with pytest.raises(ValueError, match=r"do not fit 2 classes; expected \[N, H, W\]"):
        figures.class_probabilities(torch.rand(images), p, [0] * labels, ["a", "b"])


def test_too_many_images_for_one_row_are_refused():
    with pytest.raises(ValueError, match="9 images: class_probabilities draws 1 to 8"):
        figures.class_probabilities(torch.rand(9, 5, 5), torch.ones(9, 1), [0] * 9, ["a"])


@pytest.mark.parametrize("number", [1, 3, 8])
def test_figures_fit_on_a_slide(number):
    axes = figures.class_probabilities(
        torch.rand(number, 28, 28), torch.full((number, 4), 0.25), [0] * number, list("abcd")
    )
    more = [
        figures.descent(square, start=1.0, rates=[0.1] * number)[0],
        figures.weight_images(torch.rand(number + 2, 784), list("abcdefghij")[: number + 2]),
    ]
    for ax in [axes[0, 0], *more]:
        width, height = ax.figure.get_size_inches()
        assert width <= plotting.style.LARGEST_WIDTH + 1e-9
        assert height <= plotting.style.LARGEST_HEIGHT + 1e-9


def test_learning_rate_outside_of_a_notebook_prints_where_the_walk_ends(capsys):
    figures.explore_learning_rate(start=1.0, rate=0.25, steps=2)
    assert capsys.readouterr().out == (
        "Gradient descent from x = 1.00 with learning rate 0.25: after 2 steps, x = 0.25.\n"
    )


def test_learning_rate_takes_another_function(capsys):
    figures.explore_learning_rate(lambda x: 3 * x, start=1.0, rate=0.5, steps=2)
    assert "x = -2.00" in capsys.readouterr().out


@pytest.mark.parametrize("rate", [0.0, 1.3, float("nan")])
def test_learning_rate_beyond_the_slider_is_refused(rate):
    with pytest.raises(ValueError, match=r"lies beyond the slider, 0\.01 to 1\.2"):
        figures.explore_learning_rate(rate=rate)


def test_learning_rate_slider_redraws(displayed, boxes):
    figures.explore_learning_rate(rate=0.3, largest=0.9)
    slider, picture = boxes[0]
    assert (slider.min, slider.max, slider.step, slider.value) == (0.01, 0.9, 0.01, 0.3)
    before = picture.value
    slider.value = 0.8
    assert picture.value != before
    assert bytes(picture.value).startswith(b"\x89PNG")
    assert {"image/png", "text/plain"} <= set(displayed[0][0])
