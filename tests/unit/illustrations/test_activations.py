"""Figures of lesson 03, and the demonstration of an activation's slope."""

import base64

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from illustrations import activations as figures
from tests.unit.figures import curve


def test_slopes_draws_function_and_derivative():
    axes = figures.slopes({"sigmoid": torch.sigmoid, "tanh": torch.tanh})
    z, value = curve(axes[0])
    np.testing.assert_allclose(value, 1 / (1 + np.exp(-z)))
    np.testing.assert_allclose(curve(axes[1])[1], value * (1 - value))
    z, slope = curve(axes[1], 1)
    np.testing.assert_allclose(slope, 1 - np.tanh(z) ** 2)
    assert [text.get_text() for text in axes[0].get_legend().get_texts()] == ["sigmoid", "tanh"]


def test_a_derivative_that_jumps_has_one_gap():
    axes = figures.slopes({"ReLU": torch.relu})
    z, slope = curve(axes[1])
    assert np.isnan(slope).sum() == 1
    assert abs(z[np.isnan(slope)][0]) < 0.02
    assert (slope[z < -0.02] == 0).all()
    assert (slope[z > 0.02] == 1).all()


def test_slopes_works_where_gradients_are_off():
    with torch.no_grad():
        axes = figures.slopes({"sigmoid": torch.sigmoid})
    assert curve(axes[1])[1].max() == pytest.approx(0.25)


def test_tangent_touches_with_the_right_slope():
    axes = figures.tangent(torch.tanh, 0.5, name="tanh")
    z, line = curve(axes[0], 1)
    slope = 1 - np.tanh(0.5) ** 2
    np.testing.assert_allclose(line, np.tanh(0.5) + slope * (z - 0.5))
    assert axes[0].get_title() == "tanh(0.5) = 0.462"
    assert axes[1].get_title() == f"slope {slope:.3f}"


def test_signal_paths_draws_each_input_and_the_target():
    values = torch.arange(12.0).reshape(4, 3)
    ax = figures.signal_paths(values, target=0.5)
    for column in range(3):
        np.testing.assert_allclose(curve(ax, column)[1], values[:, column])
    assert set(ax.lines[3].get_ydata()) == {0.5}
    assert list(curve(ax)[0]) == [0, 1, 2, 3]
    assert list(curve(figures.signal_paths(values, first=1))[0]) == [1, 2, 3, 4]
    assert ax.get_legend() is None
    ax = figures.signal_paths(values, labels=["a", "b", "-3"])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b", "−3"]


def test_gradient_norms_shares_one_logarithmic_scale():
    norms = {"a": {2: [1e-3, 1.0], 3: [1e-5, 1e-2, 2.0]}, "b": {2: [1.0, 1.0]}}
    axes = figures.gradient_norms(norms)
    assert len(axes) == 2
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    assert axes[0].get_ylim() == axes[1].get_ylim()
    assert axes[0].get_ylim()[0] <= 1e-5
    np.testing.assert_allclose(curve(axes[0], 1), ([1, 2, 3], [1e-5, 1e-2, 2.0]))


def test_probability_bars_are_as_high_as_the_probabilities():
    bars = {"T = 1": torch.tensor([0.7, 0.3]), "T = 9": torch.tensor([0.5, 0.5])}
    ax = figures.probability_bars(bars, ["cat", "dog"])
    np.testing.assert_allclose([p.get_height() for p in ax.patches], [0.7, 0.3, 0.5, 0.5])
    assert [label.get_text() for label in ax.get_xticklabels()] == ["cat", "dog"]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: figures.slopes({}), "slopes needs at least one function"),
        (lambda: figures.slopes({"f": torch.relu}, start=1, stop=1), "from 1 to 1 is empty"),
        (lambda: figures.slopes({"f": torch.relu}, axes=plt.subplots()[1]), "2 plots, and got 1"),
        (lambda: figures.tangent(torch.relu, 9.0), "z = 9.0 lies outside"),
        (lambda: figures.signal_paths(torch.zeros(3)), r"shape \(3,\); give \[layers"),
        (lambda: figures.signal_paths(torch.zeros(1, 3)), "at least two rows"),
        (lambda: figures.signal_paths(torch.zeros(2, 3), labels=["a"]), "3 inputs and 1 labels"),
        (lambda: figures.gradient_norms({}), "at least one network"),
        (lambda: figures.gradient_norms({"a": {2: []}}), "at least one network"),
        (lambda: figures.gradient_norms({"a": {1: [0.0]}}), "must be positive, but there is 0.0"),
        (
            lambda: figures.gradient_norms({"a": {1: [1]}, "b": {1: [1]}}, axes=plt.subplots()[1]),
            "draws 2 plots, and got 1",
        ),
        (lambda: figures.probability_bars({}, []), "at least one distribution"),
        (lambda: figures.probability_bars({"a": [1.0]}, ["x", "y"]), "each of the 2 classes"),
    ],
)
def test_says_what_is_wrong(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()


@pytest.mark.parametrize(
    ("activation", "z", "expected"),
    [
        ("sigmoid", 0.0, "value 0.500, slope 0.250. Of a gradient of 1, 9.54e-07 passes 10"),
        ("tanh", 0.0, "value 0.000, slope 1.000. Of a gradient of 1, 1 passes"),
        ("ReLU", -1.0, "value 0.000, slope 0.000. Of a gradient of 1, 0 passes"),
        ("leaky ReLU", -2.0, "leaky ReLU with alpha = 0.10 at z = -2.0: value -0.200, slope 0.100"),
        ("ELU", -1.0, "ELU with alpha = 0.10 at z = -1.0: value -0.063, slope 0.037"),
    ],
)
def test_activation_slope_says_value_and_slope(activation, z, expected, capsys):
    figures.explore_activation_slope(activation, z=z)
    assert expected in capsys.readouterr().out


def test_activation_slope_has_a_menu_and_two_sliders(displayed, boxes):
    figures.explore_activation_slope("sigmoid", z=1.0)
    menu, z, alpha, picture = boxes[0]
    assert [part.description for part in (menu, z, alpha)] == ["activation", "z", "alpha"]
    assert base64.b64decode(displayed[0][0]["image/png"]) == picture.value
    before = picture.value
    menu.value = "ReLU"
    assert picture.value != before
    menu.value = "sigmoid"
    assert picture.value == before
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"activation": "step"}, "no activation 'step' here. There are sigmoid, tanh"),
        ({"z": 99.0}, "z = 99.0 lies beyond the slider"),
        ({"z": float("nan")}, "z = nan lies beyond"),
        ({"alpha": 2.0}, "alpha = 2.0 lies beyond the slider, 0 to 1"),
    ],
)
def test_activation_slope_refuses(change, message):
    with pytest.raises(ValueError, match=message):
        figures.explore_activation_slope(**{"activation": "sigmoid", **change})
