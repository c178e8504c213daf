"""The renderer: where edges end, what a picture shows, and how texts are counted and written."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from course_utils.plotting.style import BLUE, GREEN, VERMILION
from illustrations.drawing import Diagram
from illustrations.drawing.diagram import Node, longest, outside, short


def arrows(ax):
    """From where to where, for each arrow."""
    return [(text.xyann, text.xy) for text in ax.texts if not text.get_text()]


def test_a_way_leaves_a_box_at_its_side_and_a_circle_at_its_radius():
    box, circle = Node((1, 1), (2, 1)), Node((0, 0), (0.5, 0.5), circle=True)
    assert box.border((9, 1)) == (3, 1)
    assert box.border((1, -9)) == (1, 0)
    assert box.border((5, 5)) == (2, 2)
    assert box.border((1, 1)) == (1, 1)
    assert circle.border((3, 4)) == pytest.approx((0.3, 0.4))
    assert [box.side(-1), box.side(y=1), box.side(1, -1)] == [(-1, 1), (1, 2), (3, 0)]


def test_an_edge_joins_the_borders_of_its_nodes():
    diagram = Diagram()
    one, two = diagram.circle((0, 0), radius=0.5), diagram.box((4, 0), (2, 1))
    diagram.edge(one, two)
    diagram.edge(one, two, gap=0.1)
    diagram.edge(one, two, gap=(0, 0.2))
    diagram.edge((0, 2), two.side(y=1))
    (first, both, last, points) = arrows(diagram.draw())
    assert first == ((0.5, 0), (3, 0))
    assert both == (pytest.approx((0.6, 0)), pytest.approx((2.9, 0)))
    assert last == ((0.5, 0), pytest.approx((2.8, 0)))
    assert points == ((0, 2), (4, 0.5))


def test_an_edge_runs_through_its_corners():
    diagram = Diagram()
    one, two = diagram.box((0, 0), (2, 2)), diagram.box((6, 6), (2, 2))
    diagram.edge(one, (6, 0), two, color=VERMILION, ls="--", lw=2)
    ax = diagram.draw()
    (line,) = ax.lines
    assert line.get_xydata().tolist() == [[1, 0], [6, 0]]
    assert (line.get_color(), line.get_linestyle(), line.get_linewidth()) == (VERMILION, "--", 2)
    assert arrows(ax) == [((6, 0), (6, 5))]
    assert ax.texts[0].arrow_patch.get_linestyle() == "--"


def test_an_edge_without_a_head_is_a_line():
    diagram = Diagram()
    diagram.edge((0, 0), (1, 1), (2, 0), head=0)
    ax = diagram.draw(limits=(0, 2, 0, 1))
    assert ax.lines[0].get_xydata().tolist() == [[0, 0], [1, 1], [2, 0]]
    assert not ax.texts


def test_edges_there_and_back_stand_aside_of_each_other_with_their_labels():
    diagram = Diagram()
    diagram.edge((0, 0), (4, 0), aside=0.1, label="there")
    diagram.edge((4, 0), (0, 0), aside=0.1, label="back")
    ax = diagram.draw(limits=(0, 4, -1, 1))
    assert arrows(ax) == [((0, 0.1), (4, 0.1)), ((4, -0.1), (0, -0.1))]
    labels = {text.get_text(): text.get_position() for text in ax.texts if text.get_text()}
    assert labels == {"there": pytest.approx((2, 0.36)), "back": pytest.approx((2, -0.36))}


def test_nodes_of_each_shape_in_their_colours():
    diagram = Diagram()
    diagram.box((0, 0), (2, 1), "sharp", BLUE)
    diagram.box((0, 0), (2, 1), colour=GREEN, rounded=True, facecolor="white", ls=":", lw=3)
    diagram.circle((3, 0), "c", VERMILION, radius=0.5)
    diagram.polygon([(0, 0), (1, 0), (0, 1)])
    diagram.cell((5, 5))
    box, rounded, circle, polygon, cell = diagram.draw().patches
    assert [type(p) for p in (box, circle, polygon, cell)] == [
        FancyBboxPatch, Circle, Polygon, Polygon,
    ]  # fmt: skip
    assert box.get_boxstyle().pad < rounded.get_boxstyle().pad
    assert to_hex(box.get_edgecolor()) == BLUE.lower()
    assert to_hex(rounded.get_facecolor()) == "#ffffff"
    assert (rounded.get_linestyle(), rounded.get_linewidth()) == (":", 3)
    assert cell.get_xy()[:4].tolist() == [[5, 5], [6, 5], [6, 6], [5, 6]]


def test_a_name_shrinks_to_fit_its_circle_or_stands_beside_it():
    diagram = Diagram()
    for name, beside in (("ab", 0), ("abcdefgh", 0), ("left", -1), ("right", 1)):
        diagram.circle((0, 0), name, beside=beside)
    short_, long, left, right = diagram.draw().texts
    assert short_.get_fontsize() > long.get_fontsize()
    assert (left.get_ha(), right.get_ha()) == ("right", "left")
    assert left.get_position()[0] == -right.get_position()[0] < 0


def test_a_picture_shows_all_nodes_and_the_room_or_the_limits_it_is_given():
    diagram = Diagram()
    diagram.box((0, 0), (2, 1))
    diagram.circle((3, 2), radius=0.5)
    ax = diagram.draw(room=(0.1, 0.2, 0.3, 0.4))
    assert ax.get_xlim() == pytest.approx((-1.1, 3.7))
    assert ax.get_ylim() == pytest.approx((-0.8, 2.9))
    again = diagram.draw(limits=(0, 8, -1, 1))
    assert (again.get_xlim(), again.get_ylim()) == ((0, 8), (-1, 1))
    assert len(again.patches) == len(ax.patches)  # what was drawn can be drawn again


def test_a_large_picture_fits_on_a_slide_and_a_small_one_stays_small():
    for wide, tall, inches in ((80, 9, (8, 0.9)), (9, 90, (0.45, 4.5)), (2, 1, (1, 0.5))):
        figure = Diagram().draw(limits=(0, wide, 0, tall), per_unit=0.5).figure
        assert tuple(figure.get_size_inches()) == pytest.approx(inches)


def test_texts_of_nothing_are_left_out_and_those_in_boxes_stand_on_white():
    diagram = Diagram()
    diagram.text((0, 0), "")
    diagram.text((0, 0), "a", 2.0)
    diagram.text((0, 0), "b", boxed=True)
    plain, boxed = diagram.draw(limits=(0, 1, 0, 1)).texts
    assert plain.get_fontsize() == 2 * boxed.get_fontsize()
    assert plain.get_bbox_patch() is None
    assert to_hex(boxed.get_bbox_patch().get_facecolor()) == "#ffffff"


def test_letters_are_counted_without_what_math_is_written_with():
    assert longest("$x_{12}$") == 3
    assert longest(r"$\sigma$") == 1
    assert longest("one\nthree", "four") == 5
    assert longest() == 0
    assert outside("abc") == 0
    assert outside("abc", "abcdef") > outside("abcd") > 0


def test_numbers_are_short_and_have_a_real_minus_sign():
    assert [short(value) for value in (2, -1.5, 0.33333, "a-b")] == ["2", "−1.5", "0.333", "a-b"]
