"""The figures of lesson 01, its drawings, and the sliders that move a line."""

from __future__ import annotations

import base64
import struct

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.colors import to_rgba
from matplotlib.lines import AxLine
from matplotlib.patches import Circle

from course_utils import plotting
from illustrations import perceptron as figures
from tests.unit.figures import AND, CORNERS, texts


def line_of(ax) -> AxLine | None:
    lines = [line for line in ax.lines if isinstance(line, AxLine)]
    return lines[0] if lines else None


def shaded(ax, point) -> bool:
    """Tell whether the firing side covers a point."""
    return any(
        path.contains_point(point)
        for collection in ax.collections
        if len(collection.get_array() if collection.get_array() is not None else [])
        for path in collection.get_paths()
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_line_is_where_the_score_is_zero_and_the_shade_where_it_is_positive(seed):
    generator = np.random.default_rng(seed)
    w, b = generator.normal(size=2), generator.normal() * 0.3
    ax = figures.decision_line(w, b, limits=(-1, 1, -1, 1))
    line = line_of(ax)
    for point in (line.get_xy1(), line.get_xy2()):
        assert abs(w @ np.array(point) + b) < 1e-9
    for point in generator.uniform(-0.99, 0.99, size=(50, 2)):
        assert shaded(ax, point) == (w @ point + b > 0)


@pytest.mark.parametrize(("b", "fires"), [(0.0, True), (1.0, True), (-1.0, False)])
def test_without_weights_all_fire_or_none(b, fires):
    ax = figures.decision_line([0.0, 0.0], b, CORNERS, AND)
    assert line_of(ax) is None
    assert shaded(ax, (0.5, 0.5)) is fires


def test_points_have_a_colour_and_a_marker_per_class():
    ax = figures.decision_line(torch.ones(2), torch.tensor(-1.5), CORNERS, AND, classes="01")
    drawn = [c for c in ax.collections if len(c.get_offsets()) in (1, 3) and c.get_label() in "01"]
    assert [len(c.get_offsets()) for c in drawn] == [3, 1]
    assert [tuple(c.get_facecolor()[0]) for c in drawn] == [
        to_rgba(plotting.BLUE),
        to_rgba(plotting.ORANGE),
    ]
    shapes = [len(c.get_paths()[0].vertices) for c in drawn]
    assert shapes[0] != shapes[1]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["0", "1"]


def test_arrow_points_from_the_line_to_the_firing_side():
    w = np.array([1.0, 2.0])
    ax = figures.decision_line(w, -1.5, CORNERS, AND, arrow=True)
    (arrow,) = [text for text in ax.texts if hasattr(text, "arrow_patch")]
    foot, tip = np.array(arrow.xyann), np.array(arrow.xy)
    assert abs(w @ foot - 1.5) < 1e-9
    assert w @ tip - 1.5 > 0
    assert abs(np.cross([*(tip - foot), 0], [*w, 0])[2]) < 1e-9


def test_draws_on_the_axes_it_is_given():
    _, axes = plt.subplots(1, 3)
    assert figures.decision_line([1, 1], 0, ax=axes[0]) is axes[0]
    assert plotting.points(CORNERS, AND, ax=axes[1]) is axes[1]
    assert plotting.curves({"sigmoid": torch.sigmoid}, ax=axes[2]) is axes[2]
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1.0], 0.0), "two finite weights"),
        (([1.0, float("nan")], 0.0), "two finite weights"),
        (([1.0, 1.0], [0.0, 1.0]), "one finite bias"),
        (([1.0, 1.0], 0.0, CORNERS), "and their classes y, or neither"),
        (([1.0, 1.0], 0.0, CORNERS, AND[:2]), "one class for each"),
        (([1.0, 1.0], 0.0, CORNERS[:, :1], AND), "points of shape"),
        (([1.0, 1.0], 0.0, CORNERS, 2 * AND - 1), "must be 0, 1"),
    ],
)
def test_decision_line_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.decision_line(*arguments)


def test_one_output_holds_the_widget_and_a_picture_with_alt_text(displayed):
    figures.explore_decision_line(w=(1.0, 1.0), b=-1.5)
    ((data, options),) = displayed
    assert "application/vnd.jupyter.widget-view+json" in data
    png = base64.b64decode(data["image/png"])
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width <= 800
    assert height <= 450
    alt = options["metadata"]["image/png"]["alt"]
    assert alt == data["text/plain"]
    assert "w1 = 1.0, w2 = 1.0, b = -1.5: 0 of 4 points" in alt
    assert options["raw"] is True


def test_sliders_move_the_line(displayed, boxes):
    figures.explore_decision_line(w=(1.0, 1.0), b=0.0)
    *sliders, picture = boxes[0]
    assert [slider.description for slider in sliders] == ["w1", "w2", "b"]
    before = picture.value
    sliders[2].value = -1.5
    assert picture.value != before
    sliders[2].value = 0.0
    assert picture.value == before


def test_no_figure_stays_open(displayed):
    figures.explore_decision_line()
    assert plt.get_fignums() == []


def test_static_when_asked_for(displayed, monkeypatch):
    monkeypatch.setenv("COURSE_STATIC", "1")
    figures.explore_decision_line(w=(1.0, 1.0), b=-1.5)
    ((data, options),) = displayed
    assert set(data) == {"image/png", "text/plain"}
    assert "0 of 4 points" in options["metadata"]["image/png"]["alt"]


def test_static_without_ipywidgets(displayed, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    figures.explore_decision_line()
    ((data, _),) = displayed
    assert set(data) == {"image/png", "text/plain"}


def test_outside_of_ipython_the_text_is_printed(capsys):
    figures.explore_decision_line(w=(1.0, 1.0), b=-0.5)
    assert "b = -0.5: 2 of 4 points are on the wrong side." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("w", "b", "wrong"),
    [((1, 1), -1.5, 0), ((1, 1), -2, 0), ((1, 1), -1, 2), ((0, 0), 0, 3), ((0, 0), -1, 1)],
)
def test_counts_the_points_on_the_wrong_side(w, b, wrong, capsys):
    figures.explore_decision_line(CORNERS, torch.tensor([0, 0, 0, 1]), w=w, b=b)
    assert f"{wrong} of 4 points" in capsys.readouterr().out


def test_a_point_on_the_line_counts_as_firing_in_spite_of_rounding(capsys):
    figures.explore_decision_line([[1.0, 1.0]], [1], w=(0.1, 0.2), b=-0.30000000000000004)
    assert "0 of 1 points" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": CORNERS}, "and their classes y, or neither"),
        ({"w": (9.0, 0.0)}, "w1 = 9.0 lies beyond the slider"),
        ({"b": float("nan")}, "b = nan lies beyond the slider"),
        ({"x": CORNERS, "y": [1, 2]}, "one class for each"),
    ],
)
def test_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.explore_decision_line(**arguments)


# perceptron, nested, pipelines


@pytest.mark.parametrize("activation", ["step", "sigmoid", "identity"])
def test_perceptron_draws_the_curve_of_its_activation(activation):
    ax = figures.perceptron(activation=activation)
    (curve,) = ax.lines
    x, y = curve.get_data()
    assert np.all(np.diff(x) >= 0)
    assert np.all(np.diff(y) >= 0)
    assert {"$w_{1}$", "$w_{2}$", "$w_{3}$", "$b$"} <= set(texts(ax))


def test_perceptron_with_a_threshold_has_no_bias_input():
    ax = figures.perceptron(["sun"], [3], bias=None, threshold=2)
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
        figures.perceptron(**arguments)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: figures.nested([], []), "names is empty"),
        (lambda: figures.nested(["a"], ["b", "c"]), "1 names but 2 notes"),
        (lambda: figures.pipelines({}), "at least one step"),
        (lambda: figures.pipelines({"a": []}), "at least one step"),
    ],
)
def test_the_others_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()
