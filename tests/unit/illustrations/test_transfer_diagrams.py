"""Drawings of lesson 07: famous networks and their building blocks."""

from __future__ import annotations

import pytest
from matplotlib.patches import FancyBboxPatch

from illustrations.transfer import FAMOUS, architectures, building_blocks


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_architectures_draws_a_box_for_each_layer_and_an_arc_for_each_skip():
    ax = architectures({"a": [(2, 8, 28, 0), (4, 16, 14, 2), (1, 10, 1, 0)]})
    assert len([patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]) == 7
    assert len(ax.lines) == 2
    assert texts(ax) == ["a", "8\n28²", "16\n14²", "10"]


def test_blocks_write_what_stands_in_each_layer_and_add_the_input_after_a_skip():
    block = [("3 × 3", 1.0)]
    ax = building_blocks({"plain": (block, False), "skip": (block, True)})
    assert texts(ax) == ["plain", "3 × 3", "skip", "3 × 3", "+"]


def test_the_famous_networks_have_their_numbers_of_layers():
    layers = {name.split("\n")[0]: stages for name, stages in FAMOUS.items()}
    assert sum(n for n, *_ in layers["VGG16"]) == 16
    assert sum(n for n, *_ in layers["ResNet-18"]) == 18
    assert [n for n, _, side, span in layers["SqueezeNext"] if span] == [6, 6, 8, 1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: architectures({}), "at least one network"),
        (lambda: architectures({"a": []}), "at least one stage"),
        (lambda: architectures({"a": [(3, 8, 28, 2)]}), "divides the layers"),
        (lambda: architectures({"a": [(0, 8, 28, 0)]}), "all 1 or more"),
        (lambda: building_blocks({}), "at least one block"),
        (lambda: building_blocks({"a": ([("x", 1.5)], False)}), "share of the channels"),
    ],
)
def test_architectures_and_blocks_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()
