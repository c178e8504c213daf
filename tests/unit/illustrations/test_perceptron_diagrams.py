"""Drawings of lesson 01: neurons, nested sets and pipelines."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.patches import Circle

from illustrations.perceptron import nested, perceptron, pipelines


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


@pytest.mark.parametrize("activation", ["step", "sigmoid", "identity"])
def test_perceptron_draws_the_curve_of_its_activation(activation):
    ax = perceptron(activation=activation)
    (curve,) = ax.lines
    x, y = curve.get_data()
    assert np.all(np.diff(x) >= 0)
    assert np.all(np.diff(y) >= 0)
    assert {"$w_{1}$", "$w_{2}$", "$w_{3}$", "$b$"} <= set(texts(ax))


def test_perceptron_with_a_threshold_has_no_bias_input():
    ax = perceptron(["sun"], [3], bias=None, threshold=2)
    assert "1" not in texts(ax)
    assert "threshold\n$2$" in texts(ax)
    assert sum(isinstance(patch, Circle) for patch in ax.patches) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"bias": "$b$", "threshold": 3}, "a bias or a threshold, not both"),
        ({"inputs": []}, "at least one input"),
        ({"inputs": ["a", "b"], "weights": [1]}, "2 inputs but 1 weights"),
        ({"activation": "relu6"}, "choose one of step, sigmoid, identity"),
    ],
)
def test_perceptron_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        perceptron(**arguments)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: nested([], []), "names is empty"),
        (lambda: nested(["a"], ["b", "c"]), "1 names but 2 notes"),
        (lambda: pipelines({}), "at least one step"),
        (lambda: pipelines({"a": []}), "at least one step"),
    ],
)
def test_the_others_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()
