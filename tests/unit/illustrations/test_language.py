"""The figures of lesson 11."""

import matplotlib.pyplot as plt
import pytest

from illustrations import language as figures


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_spaces_and_ends_of_lines_can_be_seen():
    assert figures.shown(" my\nlord\t") == "␣my↵lord→"


def test_pieces_stand_in_their_rows():
    ax = figures.pieces({"bytes": ["t", "h"], "tokens": ["th", " "]})
    assert texts(ax) == ["bytes", "t", "h", "tokens", "th", "␣"]
    _, own = plt.subplots()
    assert figures.pieces({"a": ["b"]}, ax=own) is own


@pytest.mark.parametrize("rows", [{}, {"a": []}])
def test_pieces_refuses_nothing(rows):
    with pytest.raises(ValueError, match="at least one"):
        figures.pieces(rows)


def test_each_token_is_asked_for_the_next():
    names = texts(figures.shifted(["To", " be", "."]))
    assert names[1:5] == ["To", "␣be", "␣be", "."]
    with pytest.raises(ValueError, match="draw at least 3"):
        figures.shifted(["To", "be"])


def test_only_the_last_row_is_computed_now():
    names = texts(figures.cached(["a", "b", "c"]))
    assert names.count("now") == 3
    assert names.count("old") == 3
    with pytest.raises(ValueError, match="a new token"):
        figures.cached(["a"])


def test_both_axes_are_logarithmic():
    ax = figures.falling({"one": {10: 5.0, 100: 4.0}, "two": {10: 3.0}}, name="steps")
    assert (ax.get_xscale(), ax.get_yscale(), ax.get_xlabel()) == ("log", "log", "steps")
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["one", "two"]


@pytest.mark.parametrize(
    ("curves", "message"),
    [({}, "at least one curve"), ({"a": {}}, "at least one curve"), ({"a": {1: 0.0}}, "positive")],
)
def test_falling_refuses(curves, message):
    with pytest.raises(ValueError, match=message):
        figures.falling(curves)


def test_a_map_has_the_colours_of_its_groups():
    ax = figures.neighbourhood([[0, 0], [1, 2], [2, 1]], "aX ", {"small": "a", "large": "X"})
    assert texts(ax) == ["a", "X", "␣"]
    colours = [text.get_color() for text in ax.texts]
    assert len(set(colours)) == 3
    with pytest.raises(ValueError, match="2 names need points"):
        figures.neighbourhood([[0, 0]], "ab", {})
