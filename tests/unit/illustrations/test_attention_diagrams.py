"""Drawings of lesson 10: attention, and the block of an encoder."""

from __future__ import annotations

import pytest

from illustrations.attention import attention, encoder_block


@pytest.mark.parametrize(
    ("items", "weights", "message"),
    [
        ([], [], "There are 0 items"),
        ([("a", "b")], [0.5, 0.5], "There are 1 items but 2 weights"),
        ([("a", "b"), ("c", "d")], [0.5, 0.9], "with the sum 1"),
        ([("a", "b"), ("c", "d")], [-0.5, 1.5], "from 0 to 1"),
    ],
)
def test_the_drawing_of_attention_refuses(items, weights, message):
    with pytest.raises(ValueError, match=message):
        attention("q", items, weights)


def test_a_larger_weight_is_a_thicker_line():
    ax = attention("q", [("a", "b"), ("c", "d")], [0.2, 0.8])
    widths = [line.get_linewidth() for line in ax.lines if line.get_linestyle() == "-"]
    assert widths[1] > widths[0]


def test_norms_stand_before_or_after():
    def order(ax):
        wanted = ("layer\nnorm", "+")
        return [text.get_text() for text in ax.texts if text.get_text() in wanted]

    assert order(encoder_block()) == ["layer\nnorm", "+"] * 2
    assert order(encoder_block(pre_norm=False)) == ["+", "layer\nnorm"] * 2
