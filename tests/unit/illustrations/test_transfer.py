"""The figures of lesson 07, its drawings, and the slider over the noise of a denoiser."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from matplotlib.patches import FancyBboxPatch

from illustrations import transfer as figures
from tests.unit.figures import texts

RESULTS = {"frozen": {20: [0.8, 0.9], 5: [0.5, 0.7]}, "scratch": {5: [0.3], 20: [0.6]}}


SKY = torch.zeros(3, 20, 30, dtype=torch.uint8)


def test_named_photographs_writes_the_most_probable_names():
    p = torch.tensor([[0.1, 0.7, 0.2], [0.5, 0.1, 0.4]])
    axes = figures.named_photographs({"a": SKY, "b": SKY}, p, ["x", "y", "z"], top=2)
    assert len(axes) == 2
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    assert [ax.get_xlabel().replace("\N{NO-BREAK SPACE}", " ") for ax in axes] == [
        "y 70 %\nz 20 %",
        "x 50 %\nz 40 %",
    ]


def test_named_photographs_hides_the_axes_that_are_left_over():
    _, axes = plt.subplots(1, 3)
    figures.named_photographs({"a": SKY}, torch.tensor([[1.0]]), ["x"], axes=axes)
    assert not axes[2].axison


def test_code_map_draws_each_class_with_its_own_digit():
    ax = figures.code_map(torch.randn(12, 2), torch.arange(12) % 4, list("abcd"))
    assert len(ax.collections) == 4
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["0 a", "1 b", "2 c", "3 d"]


def test_code_map_draws_no_point_on_another_and_ten_classes_in_ten_colours():
    codes = torch.cat([torch.zeros(50, 2), 3 * torch.eye(2), -torch.rand(60, 2)])
    ax = figures.code_map(codes, torch.arange(112) % 10)
    places = np.concatenate([dots.get_offsets() for dots in ax.collections])
    assert len(np.unique(places, axis=0)) == len(places) < 112
    colours = {tuple(dots.get_facecolor()[0]) for dots in ax.collections}
    assert len(colours) == 10


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 0)])
def test_the_sum_of_the_stamps_is_the_transposed_convolution(stride, padding):
    x, kernel = torch.randint(-3, 4, (2, 3)).double(), torch.randint(-3, 4, (3, 2)).double()
    axes = figures.stamps(x, kernel, stride=stride, padding=padding)
    assert len(axes) == 7
    full = F.conv_transpose2d(x[None, None], kernel[None, None], stride=stride)[0, 0]
    shown = [text.get_text() for text in axes[-1].texts]
    kept = [float(text) for text in shown if not text.startswith("(")]
    wanted = F.conv_transpose2d(x[None, None], kernel[None, None], stride=stride, padding=padding)
    covered = F.conv_transpose2d(
        torch.ones_like(x)[None, None],
        torch.ones_like(kernel)[None, None],
        stride=stride,
        padding=padding,
    )
    np.testing.assert_allclose(kept, wanted[covered > 0].numpy())
    assert len(shown) <= full.numel()


def test_draws_on_the_axes_it_is_given():
    _, axes = plt.subplots(1, 3)
    assert figures.code_map(torch.randn(4, 2), [0, 1, 1, 0], ax=axes[0]) is axes[0]
    assert list(figures.stamps([[1.0]], [[2.0]], axes=axes[1:])) == list(axes[1:])
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: figures.named_photographs({"a": SKY}, torch.ones(2, 1), ["x"]),
            r"shape \[1, 1\], not \[2, 1\]",
        ),
        (
            lambda: figures.named_photographs({"a": SKY}, torch.tensor([[3.0]]), ["x"]),
            "do not sum to 1",
        ),
        (
            lambda: figures.named_photographs(
                {"a": SKY, "b": SKY}, torch.ones(2, 1), ["x"], axes=plt.subplots()[1]
            ),
            "draws 2 plots, and got 1",
        ),
        (lambda: figures.code_map(torch.rand(3, 3), [0, 1, 2]), r"codes \[N, 2\]"),
        (lambda: figures.code_map(torch.rand(3, 2), [0, 1]), "2 labels"),
        (lambda: figures.code_map(torch.rand(2, 2), [0, 10]), "classes 0 to 9"),
        (lambda: figures.stamps(torch.rand(3, 3), [[1.0]]), "up to 6 numbers"),
        (lambda: figures.stamps([[1.0]], [[1.0]], padding=1), "leaves nothing of 1 x 1"),
        (
            lambda: figures.stamps([[1.0, 2.0]], [[1.0]], axes=plt.subplots()[1]),
            "draws 3 plots, and got 1",
        ),
    ],
)
def test_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_denoising_shows_both_errors_and_keeps_the_model_as_it_was(capsys):
    part = torch.nn.BatchNorm2d(1)
    model = torch.nn.Sequential(part).train()
    images = torch.rand(3, 1, 8, 8)
    figures.explore_denoising(model, images, noise=0.5)
    assert "Noise 0.50: the error of the noisy images is 0.2" in capsys.readouterr().out
    assert model.training
    assert part.training
    assert part.num_batches_tracked == 0


def test_the_slider_of_denoising_turns_up_the_same_noise(displayed, boxes):
    seen = []
    images = torch.rand(2, 1, 6, 6)
    figures.explore_denoising(lambda x: seen.append(x) or x, images, noise=0.5)
    slider, picture = boxes[0]
    before = picture.value
    slider.value = 1.0
    assert picture.value != before
    torch.testing.assert_close(seen[1] - images, 2 * (seen[0] - images))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"noise": 2.0}, "noise = 2.0 lies beyond the slider"),
        ({"model": lambda x: x[:, :, ::2]}, "a denoiser keeps the shape"),
    ],
)
def test_denoising_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.explore_denoising(
            **{"model": lambda x: x, "images": torch.rand(2, 1, 6, 6), **arguments}
        )


# architectures, building_blocks


def test_architectures_draws_a_box_for_each_layer_and_an_arc_for_each_skip():
    ax = figures.architectures({"a": [(2, 8, 28, 0), (4, 16, 14, 2), (1, 10, 1, 0)]})
    assert len([patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]) == 7
    assert len(ax.lines) == 2
    assert texts(ax) == ["a", "8\n28²", "16\n14²", "10"]


def test_blocks_write_what_stands_in_each_layer_and_add_the_input_after_a_skip():
    block = [("3 × 3", 1.0)]
    ax = figures.building_blocks({"plain": (block, False), "skip": (block, True)})
    assert texts(ax) == ["plain", "3 × 3", "skip", "3 × 3", "+"]


def test_the_famous_networks_have_their_numbers_of_layers():
    layers = {name.split("\n")[0]: stages for name, stages in figures.FAMOUS.items()}
    assert sum(n for n, *_ in layers["VGG16"]) == 16
    assert sum(n for n, *_ in layers["ResNet-18"]) == 18
    assert [n for n, _, side, span in layers["SqueezeNext"] if span] == [6, 6, 8, 1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: figures.architectures({}), "at least one network"),
        (lambda: figures.architectures({"a": []}), "at least one stage"),
        (lambda: figures.architectures({"a": [(3, 8, 28, 2)]}), "divides the layers"),
        (lambda: figures.architectures({"a": [(0, 8, 28, 0)]}), "all 1 or more"),
        (lambda: figures.building_blocks({}), "at least one block"),
        (lambda: figures.building_blocks({"a": ([("x", 1.5)], False)}), "share of the channels"),
    ],
)
def test_architectures_and_blocks_refuse(call, message):
    with pytest.raises(ValueError, match=message):
        call()
