"""The figures of text in lesson 08: chunks, next characters, contexts, pages."""

import numpy as np
import pytest

from illustrations import writing
from tests.unit.figures import curve, texts


def test_chunks_numbers_all_states_and_cuts_between_chunks():
    ax = writing.chunks(3, 2)
    assert {f"$h_{{{n}}}$" for n in range(1, 7)} <= set(texts(ax))
    assert texts(ax).count("detach") == 2


@pytest.mark.parametrize(("number", "steps"), [(1, 3), (5, 3), (3, 1), (3, 5)])
def test_chunks_says_how_many_can_be_read(number, steps):
    with pytest.raises(ValueError, match="2 to 4"):
        writing.chunks(number, steps)


def test_next_characters_are_those_likeliest_in_the_first_row():
    rows = {"cold": [0.1, 0.7, 0.2], "hot": [0.3, 0.3, 0.4]}
    ax = writing.next_characters(rows, "a\n ", most=2)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["end of\nline", "space"]
    assert [bar.get_height() for bar in ax.patches] == [0.7, 0.2, 0.3, 0.4]


@pytest.mark.parametrize(("rows", "message"), [({}, "at least one"), ({"a": [1.0]}, r"\(1,\)")])
def test_next_characters_says_what_does_not_fit(rows, message):
    with pytest.raises(ValueError, match=message):
        writing.next_characters(rows, "ab")


def test_by_context_is_logarithmic_and_has_levels():
    ax = writing.by_context({"GRU": {1: 12.0, 16: 7.0}}, lines={"pairs": 11.0})
    np.testing.assert_allclose(curve(ax), ([1, 16], [12, 7]))
    assert set(ax.lines[1].get_ydata()) == {11.0}
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")


@pytest.mark.parametrize(
    ("points", "message"), [({}, "at least one"), ({"a": {}}, "at least"), ({"a": {1: 0.5}}, "'a'")]
)
def test_by_context_says_what_does_not_fit(points, message):
    with pytest.raises(ValueError, match=message):
        writing.by_context(points)


def test_pages_break_long_lines_and_end_at_the_last_line():
    axes = writing.pages({"one": "to be or not\n\nto be", "two": "costs $ 5"}, lines=3, width=6)
    assert axes[0].texts[0].get_text() == "to be\nor not\n"
    assert axes[1].texts[0].get_text() == "costs\n\\$ 5"
    assert [ax.get_title() for ax in axes] == ["one", "two"]


def test_pages_says_what_does_not_fit():
    with pytest.raises(ValueError, match="at least one"):
        writing.pages({})
    with pytest.raises(ValueError, match="as many axes"):
        writing.pages({"a": "b"}, axes=[None, None])
