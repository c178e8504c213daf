"""Plots of lesson 07: few examples, named photographs, rows of images, codes, stamps."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
import torch.nn.functional as F

from course_utils import plotting

RESULTS = {"frozen": {20: [0.8, 0.9], 5: [0.5, 0.7]}, "scratch": {5: [0.3], 20: [0.6]}}
SKY = torch.zeros(3, 20, 30, dtype=torch.uint8)


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_few_examples_draws_means_in_order_and_every_seed():
    ax = plotting.few_examples(RESULTS, chance=0.2)
    mean, *seeds = ax.lines[:3]
    assert list(mean.get_xdata()) == [5, 20]
    np.testing.assert_allclose(mean.get_ydata(), [0.6, 0.85])
    assert [list(line.get_ydata()) for line in seeds] == [[0.5, 0.7], [0.8, 0.9]]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["5", "20"]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["frozen", "scratch"]
    assert texts(ax) == ["chance"]


def test_named_photographs_writes_the_most_probable_names():
    p = torch.tensor([[0.1, 0.7, 0.2], [0.5, 0.1, 0.4]])
    axes = plotting.named_photographs({"a": SKY, "b": SKY}, p, ["x", "y", "z"], top=2)
    assert len(axes) == 2
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    assert [ax.get_xlabel().replace("\N{NO-BREAK SPACE}", " ") for ax in axes] == [
        "y 70 %\nz 20 %",
        "x 50 %\nz 40 %",
    ]


def test_named_photographs_hides_the_axes_that_are_left_over():
    _, axes = plt.subplots(1, 3)
    plotting.named_photographs({"a": SKY}, torch.tensor([[1.0]]), ["x"], axes=axes)
    assert not axes[2].axison


def test_image_rows_puts_each_row_under_the_one_before():
    rows = {"black": torch.zeros(3, 1, 4, 5), "white": torch.full((3, 4, 5), 7.0)}
    ax = plotting.compared_rows(rows)
    (picture,) = ax.images
    mosaic = np.asarray(picture.get_array())
    assert mosaic.shape == (2 * 5 + 1, 3 * 6 + 1)
    assert mosaic[1:5, 1:6].max() == 0
    assert mosaic[6:10, 1:6].min() == 1  # cut off at white
    assert texts(ax) == ["black", "white"]


def test_image_rows_takes_bytes():
    ax = plotting.compared_rows({"row": torch.full((1, 1, 2, 2), 51, dtype=torch.uint8)})
    assert np.asarray(ax.images[0].get_array())[1, 1] == pytest.approx(0.2)


def test_code_map_draws_each_class_with_its_own_digit():
    ax = plotting.code_map(torch.randn(12, 2), torch.arange(12) % 4, list("abcd"))
    assert len(ax.collections) == 4
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["0 a", "1 b", "2 c", "3 d"]


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 0)])
def test_the_sum_of_the_stamps_is_the_transposed_convolution(stride, padding):
    x, kernel = torch.randint(-3, 4, (2, 3)).double(), torch.randint(-3, 4, (3, 2)).double()
    axes = plotting.stamps(x, kernel, stride=stride, padding=padding)
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
    _, axes = plt.subplots(1, 5)
    assert plotting.few_examples(RESULTS, ax=axes[0]) is axes[0]
    assert plotting.compared_rows({"a": torch.rand(2, 1, 4, 4)}, ax=axes[1]) is axes[1]
    assert plotting.code_map(torch.randn(4, 2), [0, 1, 1, 0], ax=axes[2]) is axes[2]
    assert list(plotting.stamps([[1.0]], [[2.0]], axes=axes[3:])) == list(axes[3:])
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plotting.few_examples({}), "for each way and number"),
        (lambda: plotting.few_examples({"a": {5: []}}), "at least one accuracy"),
        (lambda: plotting.few_examples({"a": {0: [0.5]}}), "1 or more"),
        (
            lambda: plotting.named_photographs({"a": SKY}, torch.ones(2, 1), ["x"]),
            r"shape \[1, 1\], not \[2, 1\]",
        ),
        (
            lambda: plotting.named_photographs({"a": SKY}, torch.tensor([[3.0]]), ["x"]),
            "do not sum to 1",
        ),
        (
            lambda: plotting.named_photographs(
                {"a": SKY, "b": SKY}, torch.ones(2, 1), ["x"], axes=plt.subplots()[1]
            ),
            "draws 2 plots, and got 1",
        ),
        (lambda: plotting.compared_rows({}), "these are: none"),
        (
            lambda: plotting.compared_rows({"a": torch.rand(2, 4, 4), "b": torch.rand(3, 4, 4)}),
            r"a \[2, 4, 4\], b \[3, 4, 4\]",
        ),
        (lambda: plotting.compared_rows({"a": torch.rand(2, 3, 4, 4)}), "rows of the same shape"),
        (lambda: plotting.code_map(torch.rand(3, 3), [0, 1, 2]), r"codes \[N, 2\]"),
        (lambda: plotting.code_map(torch.rand(3, 2), [0, 1]), "2 labels"),
        (lambda: plotting.code_map(torch.rand(2, 2), [0, 10]), "classes 0 to 9"),
        (lambda: plotting.stamps(torch.rand(3, 3), [[1.0]]), "up to 6 numbers"),
        (lambda: plotting.stamps([[1.0]], [[1.0]], padding=1), "leaves nothing of 1 x 1"),
        (
            lambda: plotting.stamps([[1.0, 2.0]], [[1.0]], axes=plt.subplots()[1]),
            "draws 3 plots, and got 1",
        ),
    ],
)
def test_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()
