"""The figures of the perceptron's lesson: points, decision line, curves."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.colors import to_rgba
from matplotlib.lines import AxLine

from course_utils import plotting

CORNERS = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = torch.tensor([0, 0, 0, 1])


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


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
    ax = plotting.decision_line(w, b, limits=(-1, 1, -1, 1))
    line = line_of(ax)
    for point in (line.get_xy1(), line.get_xy2()):
        assert abs(w @ np.array(point) + b) < 1e-9
    for point in generator.uniform(-0.99, 0.99, size=(50, 2)):
        assert shaded(ax, point) == (w @ point + b > 0)


@pytest.mark.parametrize(("b", "fires"), [(0.0, True), (1.0, True), (-1.0, False)])
def test_without_weights_all_fire_or_none(b, fires):
    ax = plotting.decision_line([0.0, 0.0], b, CORNERS, AND)
    assert line_of(ax) is None
    assert shaded(ax, (0.5, 0.5)) is fires


def test_points_have_a_colour_and_a_marker_per_class():
    ax = plotting.decision_line(torch.ones(2), torch.tensor(-1.5), CORNERS, AND, classes="01")
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
    ax = plotting.decision_line(w, -1.5, CORNERS, AND, arrow=True)
    (arrow,) = [text for text in ax.texts if hasattr(text, "arrow_patch")]
    foot, tip = np.array(arrow.xyann), np.array(arrow.xy)
    assert abs(w @ foot - 1.5) < 1e-9
    assert w @ tip - 1.5 > 0
    assert abs(np.cross([*(tip - foot), 0], [*w, 0])[2]) < 1e-9


def test_draws_on_the_axes_it_is_given():
    _, axes = plt.subplots(1, 3)
    assert plotting.decision_line([1, 1], 0, ax=axes[0]) is axes[0]
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
        plotting.decision_line(*arguments)


def test_points_refuses_classes_without_a_name():
    with pytest.raises(ValueError, match="2 classes, but only 1 names"):
        plotting.points(CORNERS, AND, classes=["only one"])
    with pytest.raises(ValueError, match="draws at most 8"):
        plotting.points(CORNERS, [0, 1, 2, 8])


def test_curves_are_the_functions():
    ax = plotting.curves({"sigmoid": torch.sigmoid, "double": lambda z: 2 * z}, start=-1, stop=3)
    z = ax.lines[0].get_xdata()
    assert (z[0], z[-1]) == (-1, 3)
    np.testing.assert_allclose(ax.lines[0].get_ydata(), 1 / (1 + np.exp(-z)))
    np.testing.assert_allclose(ax.lines[1].get_ydata(), 2 * z)
    assert len(ax.get_legend().get_texts()) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"functions": {}}, "at least one"), ({"functions": {"s": torch.sin}, "stop": -6}, "empty")],
)
def test_curves_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.curves(**arguments)
