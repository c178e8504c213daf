"""Graphs of computations: where nodes stand, what stands on edges, and what is refused."""

from __future__ import annotations

import pytest

from illustrations.drawing import computation_graph


def columns(ax) -> dict[str, float]:
    return {text.get_text(): text.get_position()[0] for text in ax.texts if text.get_text()}


def test_graph_stands_in_the_order_of_the_computation():
    ax = computation_graph(
        {"loss": "loss", "a": "a", "w": "w", "x": "x", "y": "y"},
        [("x", "a"), ("w", "a"), ("a", "loss"), ("y", "loss")],
    )
    x = columns(ax)
    assert x["x"] == x["w"] < x["a"] == x["y"] < x["loss"]


def test_graph_writes_values_and_gradients():
    ax = computation_graph(
        {"x": "$x$", "u": "$u = x^2$", "y": "$y = 3u$"},
        [("x", "u", "square"), ("u", "y")],
        values={"x": 2, "u": 4, "y": 12},
        gradients={("u", "y"): "3", ("x", "u"): "12"},
    )
    assert {"2", "4", "12", "3", "square"} <= set(columns(ax))


def test_graph_places_can_be_set():
    ax = computation_graph({"a": "a", "b": "b"}, [("a", "b")], places={"a": (0, 0), "b": (0, 2)})
    x = columns(ax)
    assert x["a"] == x["b"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"nodes": {}, "edges": []}, "nodes is empty"),
        ({"nodes": {"a": "a"}, "edges": [("a", "z")]}, "'z', which is not a node"),
        ({"nodes": {"a": "a"}, "edges": [("a",)]}, r"\(source, target\)"),
        ({"nodes": {"a": "a", "b": "b"}, "edges": [("a", "b"), ("b", "a")]}, "circle"),
        ({"nodes": {"a": "a"}, "edges": [], "values": {"z": 1}}, "'z' is not one of the nodes"),
        ({"nodes": {"a": "a"}, "edges": [], "places": {"z": (0, 0)}}, "'z' is not one of"),
        ({"nodes": {"a": "a"}, "edges": [], "gradients": {("a", "a"): ""}}, "no such edge"),
    ],
)
def test_graph_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        computation_graph(**arguments)
