"""Figures of lesson 05, painted images, and the slider for the dropout rate."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from course_utils import data, plotting
from course_utils.data import ImageSet
from illustrations import overfitting as figures

LOSSES = {
    0.0: ([1.0, 0.5, 0.1], [1.1, 0.8, 0.9]),
    0.3: ([1.2, 0.7, 0.3], [1.2, 0.8, 0.7]),
    0.9: ([2.0, 1.9, 1.8], [2.0, 1.9, 1.9]),
}


# loss_gaps


def test_gaps_show_every_run_and_the_distance_of_the_means():
    runs = {"plain": [(0.0, 0.6), (0.2, 0.8)], "dropout": [(0.3, 0.5), (0.3, 0.6), (0.3, 0.4)]}
    ax = figures.loss_gaps(runs, name="loss")
    assert [text.get_text() for text in ax.texts] == ["gap 0.60", "gap 0.20"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["plain", "dropout"]
    bars, training, validation = ax.lines[0::3], ax.lines[1::3], ax.lines[2::3]
    np.testing.assert_allclose(bars[0].get_xdata(), [0.1, 0.7])
    np.testing.assert_allclose(training[0].get_xdata(), [0.0, 0.2])
    np.testing.assert_allclose(validation[1].get_xdata(), [0.5, 0.6, 0.4])
    assert set(validation[1].get_ydata()) == {1}
    assert training[0].get_marker() != validation[0].get_marker()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["training", "validation"]
    top, bottom = ax.get_ylim()[::-1]
    assert top < bottom  # the first row stands on top
    assert ax.get_xlabel() == "loss"


def test_a_gap_below_zero_has_a_minus_and_the_numbers_have_room():
    ax = figures.loss_gaps({"odd": [(0.5, 0.25)]})
    assert ax.texts[0].get_text() == "gap −0.25"
    ax = figures.loss_gaps({str(k): [(0.0, 1.0)] for k in range(14)})
    figure = ax.figure
    assert figure.get_figwidth() <= plotting.style.LARGEST_WIDTH
    assert figure.get_figheight() <= plotting.style.LARGEST_HEIGHT
    figure.canvas.draw()
    right = ax.texts[0].get_window_extent().x1
    assert right <= figure.bbox.x1


def test_gaps_draw_where_they_are_told_to():
    _, own = plt.subplots()
    assert figures.loss_gaps({"a": [(0.1, 0.2)]}, ax=own) is own


@pytest.mark.parametrize(
    ("runs", "message"),
    [
        ({}, "at least one row"),
        ({"a": []}, "'a': give"),
        ({"a": [(0.1, 0.2, 0.3)]}, "'a': give"),
        ({"a": [(0.1, math.nan)]}, "finite numbers"),
    ],
)
def test_gaps_refuse(runs, message):
    with pytest.raises(ValueError, match=message):
        figures.loss_gaps(runs)


# dropout_rates


def test_rates_show_the_curves_of_one_and_the_ends_of_all():
    left, right = figures.dropout_rates(LOSSES, 0.3)
    assert left.lines[0].get_xdata().tolist() == [1, 2, 3]
    assert list(left.lines[0].get_ydata()) == [1.2, 0.7, 0.3]
    assert list(left.lines[1].get_ydata()) == [1.2, 0.8, 0.7]
    assert left.get_title() == "dropout rate 0.3: gap 0.40"
    assert list(right.lines[0].get_xdata()) == [0.0, 0.3, 0.9]
    np.testing.assert_allclose(right.lines[1].get_ydata(), [0.9, 0.7, 1.9])
    np.testing.assert_allclose(right.lines[2].get_ydata(), [0.3, 0.7])
    assert list(right.lines[2].get_xdata()) == [0.3, 0.3]


def test_the_scale_of_the_curves_is_the_same_for_all_rates():
    limits = {figures.dropout_rates(LOSSES, rate)[0].get_ylim() for rate in LOSSES}
    assert len(limits) == 1


@pytest.mark.parametrize(
    ("losses", "rate", "options", "message"),
    [
        (LOSSES, 0.5, {}, r"no training with rate 0.5. There are 0, 0.3, 0.9"),
        ({0.0: ([1.0], [])}, 0.0, {}, "1 training and 0 validation losses"),
        ({0.0: ([], [])}, 0.0, {}, "0 training and 0 validation losses"),
        (LOSSES, 0.3, {"axes": "one"}, "draws 2 plots, and got 1 axes"),
    ],
)
def test_rates_refuse(losses, rate, options, message):
    if options:
        options = {"axes": plt.subplots()[1]}
    with pytest.raises(ValueError, match=message):
        figures.dropout_rates(losses, rate, **options)


# number_lines


def test_lines_hold_all_numbers_and_the_marked_one_apart():
    rows = {"cm": torch.tensor([170.0, 160.0, 1800.0]), "z": [0.1, -0.1, 1.4]}
    axes = figures.number_lines(rows, marked=2)
    assert [ax.get_title(loc="left") for ax in axes] == ["cm", "z"]
    marked, usual = axes[0].lines
    assert marked.get_xdata() == [1800.0]
    assert usual.get_xdata().tolist() == [170.0, 160.0]
    assert marked.get_marker() != usual.get_marker()
    assert len(axes[0].get_yticks()) == 0


def test_lines_without_a_mark():
    (ax,) = figures.number_lines({"a": [1, 2, 3]})
    assert len(ax.lines) == 1
    assert ax.lines[0].get_xdata().tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("rows", "options", "message"),
    [
        ({}, {}, "at least one line"),
        ({"a": torch.zeros(2, 2)}, {}, r"'a' has shape \(2, 2\)"),
        ({"a": []}, {}, "'a' has shape"),
        ({"a": [1], "b": [2]}, {"axes": "one"}, "draws 2 lines, and got 1 axes"),
    ],
)
def test_lines_refuse(rows, options, message):
    if options:
        options = {"axes": plt.subplots()[1]}
    with pytest.raises(ValueError, match=message):
        figures.number_lines(rows, **options)


# explore_dropout_rate


def test_the_slider_shows_what_was_measured(capsys):
    figures.explore_dropout_rate(LOSSES, rate=0.9)
    assert capsys.readouterr().out == (
        "Dropout rate 0.9: after 3 epochs, training loss 1.80, validation loss 1.90, gap 0.10.\n"
    )


def test_the_slider_goes_to_the_nearest_rate(monkeypatch):
    drawn = []
    monkeypatch.setattr(figures, "demonstrate", lambda *arguments: drawn.append(arguments))
    figures.explore_dropout_rate(LOSSES, rate=0.0)
    ((draw, start, ranges),) = drawn
    assert start == {"rate": 0.0}
    assert ranges == {"rate": (0.0, 0.9, 0.3)}
    assert draw(rate=0.29999)[1].startswith("Dropout rate 0.3:")
    assert draw(rate=0.61)[1].startswith("Dropout rate 0.9:")


@pytest.mark.parametrize(
    ("losses", "rate", "message"),
    [
        (LOSSES, 0.5, "rate = 0.5 was not trained. There are 0, 0.3, 0.9"),
        ({0.5: ([1.0], [1.0])}, 0.5, "at least two rates"),
    ],
)
def test_the_slider_refuses(losses, rate, message):
    with pytest.raises(ValueError, match=message):
        figures.explore_dropout_rate(losses, rate=rate)


# colours, paint


@pytest.fixture
def grey():
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(256, (500, 1, 5, 6), dtype=torch.uint8, generator=generator)
    images[:, :, 0, 0] = 255
    labels = torch.randint(4, (500,), generator=generator)
    return ImageSet(images, labels, ("a", "b", "c", "d"))


def colour_of(painted):
    """Number of each image's colour."""
    brightest = painted.images[:, :, 0, 0].float() / 255
    return torch.cdist(brightest, figures.colours(len(painted.classes))).argmin(dim=1)


@pytest.mark.parametrize("n", [1, 2, 10, 30])
def test_colours_differ_and_are_at_their_brightest(n):
    table = figures.colours(n)
    assert table.shape == (n, 3)
    assert (table.amax(dim=1) == 1).all()
    assert (table.amin(dim=1) == 0).all()
    if n > 1:
        assert torch.pdist(table).min() > 0.1


@pytest.mark.parametrize("n", [0, -1, 2.0, True, "3"])
def test_colours_refuse(n):
    with pytest.raises(ValueError, match="give the number of colours"):
        figures.colours(n)


def test_every_pixel_is_the_grey_one_in_the_colour_of_its_class(grey):
    painted = figures.paint(grey)
    table = figures.colours(4)[grey.labels]
    expected = grey.images.float() * table[:, :, None, None]
    assert painted.images.dtype == torch.uint8
    assert (painted.images.float() - expected).abs().max() <= 0.5
    assert torch.equal(painted.labels, grey.labels)
    assert painted.classes == grey.classes


def test_the_brightest_channel_is_the_grey_image(grey):
    for telling in (0.0, 1.0):
        assert torch.equal(
            figures.paint(grey, telling).images.amax(dim=1, keepdim=True), grey.images
        )


@pytest.mark.parametrize("telling", [0.0, 0.5, 0.9, 1, 1.0])
def test_the_share_that_is_told_is_what_was_asked_for(grey, telling):
    right = (colour_of(figures.paint(grey, telling)) == grey.labels).float().mean().item()
    by_chance = (1 - telling) / 4
    assert abs(right - telling - by_chance) < 0.05
    if telling == 1:
        assert right == 1


def test_by_chance_all_colours_are_as_frequent(grey):
    counts = torch.bincount(colour_of(figures.paint(grey, 0.0)), minlength=4)
    assert counts.min() > 90


def test_the_seed_decides(grey):
    one, two, other = (figures.paint(grey, 0.5, seed=seed).images for seed in (1, 1, 2))
    assert torch.equal(one, two)
    assert not torch.equal(one, other)


def test_the_grey_images_stay_as_they_were(grey):
    kept = grey.images.clone(), grey.labels.clone()
    painted = figures.paint(grey)
    painted.labels[0] = 3
    assert torch.equal(grey.images, kept[0])
    assert torch.equal(grey.labels, kept[1])


def test_a_loader_takes_them(grey):
    x, _ = next(iter(data.loader(figures.paint(grey), 7)))
    assert x.shape == (7, 3, 5, 6)


@pytest.mark.parametrize(
    ("telling", "error"),
    [(1.1, ValueError), (-0.1, ValueError), (math.nan, ValueError), (True, TypeError),
     ("1", TypeError)],
)  # fmt: skip
def test_a_share_that_is_none(grey, telling, error):
    with pytest.raises(error, match="telling must"):
        figures.paint(grey, telling)


def test_what_cannot_be_painted(grey):
    with pytest.raises(ValueError, match="are they painted already"):
        figures.paint(figures.paint(grey))
    with pytest.raises(TypeError, match="paint takes an ImageSet, not a Tensor"):
        figures.paint(grey.images)
    with pytest.raises(ValueError, match="seed=-1"):
        figures.paint(grey, seed=-1)


# best_moons_border


def test_the_best_border_lies_between_the_half_circles_and_keeps_the_limits():
    _, ax = plt.subplots()
    ax.set(xlim=(-1.5, 2.5), ylim=(-1.2, 1.8))
    figures.best_moons_border(ax, noise=0.3)
    assert ax.get_xlim() == (-1.5, 2.5)
    assert ax.get_ylim() == (-1.2, 1.8)
    (border,) = ax.collections
    points = np.concatenate([path.vertices for path in border.get_paths()])
    # The half circles are each other's image, turned by half a turn around (0.5, 0.25).
    middle = np.abs(points - [0.5, 0.25]).sum(axis=1).min()
    assert middle < 0.1


# bias_and_variance


def test_the_error_on_new_examples_is_the_sum_and_the_number_of_examples_is_marked():
    axes = figures.bias_and_variance([1, 2, 4], [0.5, 0.1, 0.1], [0.6, 0.4, 0.2], [1, 9, 1], n=2)
    left, right = axes
    np.testing.assert_allclose(left.lines[1].get_ydata(), [1.6, 9.4, 1.2])
    np.testing.assert_allclose(right.lines[1].get_ydata(), [1, 9, 1])
    for ax in axes:
        assert ax.get_xscale() == ax.get_yscale() == "log"
        assert set(ax.lines[2].get_xdata()) == {2}
        assert ax.get_ylim()[1] > 9.4
