"""Networks of layers: what is drawn, what is abbreviated, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from matplotlib.patches import Circle

from illustrations.drawing import network
from tests.unit.figures import texts


def circles(ax) -> int:
    return sum(isinstance(patch, Circle) for patch in ax.patches)


def test_network_draws_each_unit_and_each_connection():
    ax = network([3, 4, 2])
    assert circles(ax) == 3 + 4 + 2
    assert len(ax.lines) == 3 * 4 + 4 * 2
    assert texts(ax) == ["input", "3", "hidden", "4", "output", "2"]


def test_network_abbreviates_large_layers():
    ax = network([784, 120, 10])
    assert circles(ax) == 15
    assert texts(ax).count("⋮") == 3
    assert circles(network([784, 120, 10], max_units=10)) == 5 + 5 + 10


def test_network_takes_names_of_all_units_or_of_the_drawn_ones():
    all_of_them = network([784, 10], names=[[f"x{i}" for i in range(784)], None])
    drawn = network([784, 10], names=[["x0", "x1", "x2", "x782", "x783"], None])
    for ax in (all_of_them, drawn):
        assert {"x0", "x1", "x2", "x782", "x783"} <= set(texts(ax))
        assert "x3" not in texts(ax)


def test_network_shows_weights_of_a_torch_layer():
    layer = torch.nn.Linear(2, 1)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[2.0, -1.0]]))
        layer.bias.fill_(-1.5)
    ax = network([2, 1], weights=[layer.weight], biases=[layer.bias])
    assert {"$2$", "$−1$", "$b=−1.5$"} <= set(texts(ax))
    styles = {line.get_linestyle(): line.get_linewidth() for line in ax.lines}
    assert styles["-"] > styles["--"]


def test_network_writes_numbers_only_where_there_is_room():
    ax = network([4, 4], weights=[np.full((4, 4), 7.0)])
    assert "$7$" not in texts(ax)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sizes": [3]}, "at least two layers"),
        ({"sizes": [3, 0]}, "whole number of units"),
        ({"sizes": [3, 2.5]}, "whole number of units"),
        ({"sizes": [3, True]}, "whole number of units"),
        ({"sizes": [3, 2], "names": [["a", "b", "c"]]}, "2 layers but names for 1"),
        ({"sizes": [3, 2], "names": [["a", "b"], None]}, "Layer 0 has 3 units"),
        ({"sizes": [3, 2], "layers": ["in"]}, "2 layers but 1 texts"),
        ({"sizes": [3, 2], "weights": [np.ones((3, 2))]}, r"shape \(2, 3\) \(outputs, inputs\)"),
        ({"sizes": [3, 2], "weights": []}, "need 1 weight arrays, not 0"),
        ({"sizes": [30, 2], "weights": [np.ones((2, 30))]}, "no layer is abbreviated"),
        ({"sizes": [3, 2], "biases": [np.ones(3)]}, r"biases\[0\] should have the shape \(2,\)"),
        ({"sizes": [3, 2], "biases": []}, "need 1 bias arrays, not 0"),
        ({"sizes": [3, 20], "biases": [np.ones(20)]}, "no layer is abbreviated"),
        ({"sizes": [3, 2], "max_units": 2}, "at least 3 units"),
    ],
)
def test_network_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        network(**arguments)
