"""Diagrams: what is drawn, what is refused, and that the SVG is the same every time."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.patches import Circle
from matplotlib.text import Text

from course_utils import diagrams

MAKERS = {
    "network": lambda ax=None: diagrams.network([2, 3, 1], ax=ax),
    "abbreviated": lambda ax=None: diagrams.network([784, 120, 10], ax=ax),
    "weighted": lambda ax=None: diagrams.network(
        [2, 1], weights=[[[1, -2]]], biases=[[-1.5]], title="AND", ax=ax
    ),
    "perceptron": lambda ax=None: diagrams.perceptron(ax=ax),
    "threshold": lambda ax=None: diagrams.perceptron(
        ["the sun shines", "legs hurt"], [3, -4], bias=None, threshold=3, output="walk?", ax=ax
    ),
    "graph": lambda ax=None: diagrams.computation_graph(
        {"x": "$x$", "u": "$u = x^2$", "y": "$y = 3u$"},
        [("x", "u", "square"), ("u", "y")],
        values={"x": 2, "u": 4, "y": 12},
        gradients={("u", "y"): "3", ("x", "u"): "12"},
        title="A chain",
        ax=ax,
    ),
    "nested": lambda ax=None: diagrams.nested(["all", "some", "few"], ["a", "b", "c"], ax=ax),
    "pipelines": lambda ax=None: diagrams.pipelines(
        {"by rule": [("pixels", False), ("rule", False)], "learned": [("pixels", True)]}, ax=ax
    ),
    "towers": lambda ax=None: diagrams.architectures(
        {"tiny": [(2, 16, 28, 0), (4, 32, 14, 2), (1, 10, 1, 0)]}, title="Towers", ax=ax
    ),
    "blocks": lambda ax=None: diagrams.building_blocks(
        {"plain": ([("3 × 3", 1.0)], False), "skip": ([("1 × 1", 0.25), ("3 × 3", 1.0)], True)},
        title="Blocks",
        ax=ax,
    ),
    **diagrams.GALLERY,
}


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def circles(ax) -> int:
    return sum(isinstance(patch, Circle) for patch in ax.patches)


@pytest.mark.parametrize("name", MAKERS)
def test_all_text_lies_within_the_figure_and_the_figure_on_a_slide(name):
    ax = MAKERS[name]()
    figure = ax.figure
    width, height = figure.get_size_inches()
    assert width <= 8.001
    assert height <= 4.501
    figure.canvas.draw()
    for text in ax.findobj(Text):
        if text.get_text():
            box = text.get_window_extent()
            assert box.x0 >= 0, text
            assert box.y0 >= 0, text
            assert box.x1 <= figure.bbox.x1, text
            assert box.y1 <= figure.bbox.y1, text
            assert text.get_fontsize() >= 5


@pytest.mark.parametrize("name", sorted(set(MAKERS) - set(diagrams.GALLERY)))
def test_draws_on_the_axes_it_is_given(name):
    _, axes = plt.subplots(1, 2)
    assert MAKERS[name](ax=axes[1]) is axes[1]
    assert len(plt.get_fignums()) == 1
    assert not axes[0].texts
    assert axes[1].texts


@pytest.mark.parametrize("name", diagrams.GALLERY)
def test_svg_is_deterministic_and_needs_no_font(name):
    first = diagrams.to_svg(diagrams.GALLERY[name]())
    again = diagrams.to_svg(diagrams.GALLERY[name]().figure)
    assert first == again
    assert first.startswith("<?xml")
    assert "<text" not in first
    assert "font-family" not in first
    assert "<dc:date>" not in first


def test_network_draws_each_unit_and_each_connection():
    ax = diagrams.network([3, 4, 2])
    assert circles(ax) == 3 + 4 + 2
    assert len(ax.lines) == 3 * 4 + 4 * 2
    assert texts(ax) == ["input", "3", "hidden", "4", "output", "2"]


def test_network_abbreviates_large_layers():
    ax = diagrams.network([784, 120, 10])
    assert circles(ax) == 15
    assert texts(ax).count("⋮") == 3
    assert circles(diagrams.network([784, 120, 10], max_units=10)) == 5 + 5 + 10


def test_network_takes_names_of_all_units_or_of_the_drawn_ones():
    all_of_them = diagrams.network([784, 10], names=[[f"x{i}" for i in range(784)], None])
    drawn = diagrams.network([784, 10], names=[["x0", "x1", "x2", "x782", "x783"], None])
    for ax in (all_of_them, drawn):
        assert {"x0", "x1", "x2", "x782", "x783"} <= set(texts(ax))
        assert "x3" not in texts(ax)


def test_network_shows_weights_of_a_torch_layer():
    layer = torch.nn.Linear(2, 1)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[2.0, -1.0]]))
        layer.bias.fill_(-1.5)
    ax = diagrams.network([2, 1], weights=[layer.weight], biases=[layer.bias])
    assert {"$2$", "$−1$", "$b=−1.5$"} <= set(texts(ax))
    styles = {line.get_linestyle(): line.get_linewidth() for line in ax.lines}
    assert styles["-"] > styles["--"]


def test_network_writes_numbers_only_where_there_is_room():
    ax = diagrams.network([4, 4], weights=[np.full((4, 4), 7.0)])
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
        diagrams.network(**arguments)


@pytest.mark.parametrize("activation", ["step", "sigmoid", "identity"])
def test_perceptron_draws_the_curve_of_its_activation(activation):
    ax = diagrams.perceptron(activation=activation)
    (curve,) = ax.lines
    x, y = curve.get_data()
    assert np.all(np.diff(x) >= 0)
    assert np.all(np.diff(y) >= 0)
    assert {"$w_{1}$", "$w_{2}$", "$w_{3}$", "$b$"} <= set(texts(ax))


def test_perceptron_with_a_threshold_has_no_bias_input():
    ax = diagrams.perceptron(["sun"], [3], bias=None, threshold=2)
    assert "1" not in texts(ax)
    assert "threshold\n$2$" in texts(ax)
    assert circles(ax) == 2


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
        diagrams.perceptron(**arguments)


def test_graph_stands_in_the_order_of_the_computation():
    ax = diagrams.computation_graph(
        {"loss": "loss", "a": "a", "w": "w", "x": "x", "y": "y"},
        [("x", "a"), ("w", "a"), ("a", "loss"), ("y", "loss")],
    )
    x = {text.get_text(): text.get_position()[0] for text in ax.texts if text.get_text()}
    assert x["x"] == x["w"] < x["a"] == x["y"] < x["loss"]


def test_graph_writes_values_and_gradients():
    ax = MAKERS["graph"]()
    assert {"2", "4", "12", "3", "square", "A chain"} <= set(texts(ax))


def test_graph_places_can_be_set():
    ax = diagrams.computation_graph(
        {"a": "a", "b": "b"}, [("a", "b")], places={"a": (0, 0), "b": (0, 2)}
    )
    x = {text.get_text(): text.get_position()[0] for text in ax.texts if text.get_text()}
    assert x["a"] == x["b"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"nodes": {}, "edges": []}, "nodes is empty"),
        ({"nodes": {"a": "a"}, "edges": [("a", "z")]}, "'z', which is not a node"),
        ({"nodes": {"a": "a"}, "edges": [("a",)]}, r"\(source, target\)"),
        ({"nodes": {"a": "a", "b": "b"}, "edges": [("a", "b"), ("b", "a")]}, "circle"),
        ({"nodes": {"a": "a"}, "edges": [], "values": {"z": 1}}, "'z' is not one of the nodes"),
        ({"nodes": {"a": "a"}, "edges": [], "gradients": {("a", "a"): ""}}, "no such edge"),
    ],
)
def test_graph_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        diagrams.computation_graph(**arguments)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: diagrams.nested([]), "names is empty"),
        (lambda: diagrams.nested(["a"], ["b", "c"]), "1 names but 2 notes"),
        (lambda: diagrams.pipelines({}), "at least one step"),
        (lambda: diagrams.pipelines({"a": []}), "at least one step"),
    ],
)
def test_the_others_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_architectures_draws_a_box_for_each_layer_and_an_arc_for_each_skip():
    ax = diagrams.architectures({"a": [(2, 8, 28, 0), (4, 16, 14, 2), (1, 10, 1, 0)]})
    assert len([p for p in ax.patches if type(p).__name__ == "FancyBboxPatch"]) == 7
    assert len(ax.lines) == 2
    assert texts(ax) == ["a", "8\n28²", "16\n14²", "10"]


def test_the_famous_networks_have_their_numbers_of_layers():
    layers = {name.split("\n")[0]: stages for name, stages in diagrams._FAMOUS.items()}
    assert sum(n for n, *_ in layers["VGG16"]) == 16
    assert sum(n for n, *_ in layers["ResNet-18"]) == 18
    assert [n for n, _, side, span in layers["SqueezeNext"] if span] == [6, 6, 8, 1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: diagrams.architectures({}), "at least one network"),
        (lambda: diagrams.architectures({"a": []}), "at least one stage"),
        (lambda: diagrams.architectures({"a": [(3, 8, 28, 2)]}), "divides the layers"),
        (lambda: diagrams.architectures({"a": [(0, 8, 28, 0)]}), "all 1 or more"),
        (lambda: diagrams.building_blocks({}), "at least one block"),
        (lambda: diagrams.building_blocks({"a": ([("x", 1.5)], False)}), "share of the channels"),
    ],
)
def test_architectures_and_blocks_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()
