"""The figures of lesson 10, its drawings, and the sliders over maps of attention."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from illustrations import attention as figures
from reference import transformer
from tests.unit.figures import maps

# patch_attention


def test_patches_are_as_bright_as_their_weights():
    grid = torch.zeros(7, 7)
    grid[2, 5] = 0.5
    axes = figures.patch_attention(torch.rand(1, 28, 28), {"head": grid}, query=(2, 3))
    assert [ax.get_title() for ax in axes] == ["image", "head\nup to 0.50"]
    shades = np.asarray(axes[1].images[0].get_array())
    assert shades.shape == (28, 28)
    assert (shades[8:12, 20:24] == 1).all()
    assert shades.sum() == 16
    frame = axes[0].patches[0]
    assert (frame.get_x(), frame.get_y(), frame.get_width()) == (11.5, 7.5, 4)


def test_patches_are_drawn_where_they_are_told_to():
    _, own = plt.subplots(1, 3)
    axes = figures.patch_attention(torch.zeros(8, 8), {"a": torch.zeros(2, 2)}, axes=own)
    assert list(axes) == list(own[:2])


@pytest.mark.parametrize(
    ("image", "grids", "query", "message"),
    [
        (torch.rand(3, 28, 28), {"a": torch.zeros(7, 7)}, None, "give one grey image"),
        (torch.rand(28, 28), {}, None, "at least one head"),
        (torch.rand(28, 28), {"a": torch.zeros(5, 10)}, None, "does not fit an image"),
        (torch.rand(28, 28), {"a": torch.zeros(7, 7)}, (7, 0), "There is no patch"),
    ],
)
def test_patch_attention_refuses(image, grids, query, message):
    with pytest.raises(ValueError, match=message):
        figures.patch_attention(image, grids, query=query)


def test_patch_attention_refuses_too_few_axes():
    with pytest.raises(ValueError, match="draws 2 plots, and got 1 axes"):
        figures.patch_attention(
            torch.rand(28, 28), {"a": torch.zeros(7, 7)}, axes=plt.subplots()[1]
        )


# right_by_place


def test_places_count_from_zero_and_the_bet_has_a_name():
    _, own = plt.subplots()
    ax = figures.right_by_place({"GRU": [0.1, 0.2, 0.6], "LSTM": [0.2, 0.2, 0.2]}, 0.22, ax=own)
    assert ax is own
    assert list(ax.lines[0].get_xdata()) == [0, 1, 2]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["GRU", "LSTM", "the bet"]


# position_hands


def test_the_tip_of_a_hand_is_sine_and_cosine_of_a_position():
    table = transformer.sinusoidal_positions(20, 6)
    axes = figures.position_hands([0, 3, 19], d=6)
    assert axes.shape == (3, 3)
    for row, position in enumerate([0, 3, 19]):
        tips = [np.array(ax.lines[1].get_xydata())[1] for ax in axes[row]]
        np.testing.assert_allclose(np.ravel(tips), table[position].numpy(), atol=1e-5)
    _, own = plt.subplots(1, 2)
    assert figures.position_hands([7], d=4, axes=own)[0, 1] is own[1]


@pytest.mark.parametrize(("positions", "d"), [([], 4), ([1], 3), ([1], 0)])
def test_position_hands_refuses(positions, d):
    with pytest.raises(ValueError, match="give some, d even"):
        figures.position_hands(positions, d)


def test_position_hands_refuses_too_few_axes():
    with pytest.raises(ValueError, match="There are 1 axes for 2 dials"):
        figures.position_hands([1], d=4, axes=plt.subplots()[1])


# attention, encoder_block


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
        figures.attention("q", items, weights)


def test_a_larger_weight_is_a_thicker_line():
    ax = figures.attention("q", [("a", "b"), ("c", "d")], [0.2, 0.8])
    widths = [line.get_linewidth() for line in ax.lines if line.get_linestyle() == "-"]
    assert widths[1] > widths[0]


def test_norms_stand_before_or_after():
    def order(ax):
        wanted = ("layer\nnorm", "+")
        return [text.get_text() for text in ax.texts if text.get_text() in wanted]

    assert order(figures.encoder_block()) == ["layer\nnorm", "+"] * 2
    assert order(figures.encoder_block(pre_norm=False)) == ["+", "layer\nnorm"] * 2


# explore_patch_attention


def some_maps(images=2, blocks=2, heads=3, grid=7):
    return maps(images, blocks, heads, 1 + grid * grid, 1 + grid * grid)


def test_the_sliders_say_where_a_patch_looks(capsys):
    weights = some_maps()
    weights[0, 1, 2, 1 + 4 * 7 + 6, 1 + 2 * 7 + 5] = 0.75
    images = {"shoe": torch.rand(1, 28, 28), "bag": torch.rand(1, 28, 28)}
    figures.explore_patch_attention(images, weights, block=2, row=4, column=6)
    printed = capsys.readouterr().out
    assert printed.startswith("shoe, block 2: patch (4, 6) looks at itself with 0.0")
    assert "most at (2, 5) with 0.75 (head 3)" in printed


def test_the_sliders_redraw(displayed, boxes):
    images = {"shoe": torch.rand(1, 28, 28), "bag": torch.rand(1, 28, 28)}
    figures.explore_patch_attention(images, some_maps())
    image, block, row, column, picture = boxes[0]
    assert (image.options, block.options) == (("shoe", "bag"), ("1", "2"))
    for control, value in [(image, "bag"), (block, "2"), (row, 6), (column, 0)]:
        before = picture.value
        control.value = value
        assert picture.value != before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"block": 3}, "there are blocks 1 to 2"),
        ({"row": 7}, "There is no patch \\(7, 3\\)"),
        ({"column": -1}, "There is no patch \\(3, -1\\)"),
        ({"maps": some_maps(images=1)}, "for 2 images"),
        ({"maps": torch.zeros(2, 1, 1, 12, 12)}, "12 tokens are no square grid"),
    ],
)
def test_the_sliders_refuse(change, message):
    images = {"shoe": torch.rand(28, 28), "bag": torch.rand(28, 28)}
    arguments = {"maps": some_maps(), **change}
    with pytest.raises(ValueError, match=message):
        figures.explore_patch_attention(images, **arguments)
