"""Figures of lesson 04, and the sliders for learning rate and momentum."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from course_utils import plotting
from illustrations import optimization as figures


def bowl(w):
    return (w**2).sum()


def valley(w):
    return (w[0] ** 2 + 25 * w[1] ** 2) / 2


def sgd(**options):
    return lambda parameters: torch.optim.SGD(parameters, **options)


# optimizer_path


def test_a_path_of_sgd_is_that_of_the_formula():
    path = figures.optimizer_path(valley, sgd(lr=0.05), start=(-4, 1), steps=7)
    powers = torch.arange(8, dtype=torch.float64)
    expected = torch.stack([-4 * 0.95**powers, (1 - 25 * 0.05) ** powers], dim=1)
    assert path.dtype == torch.float64
    assert not path.requires_grad
    torch.testing.assert_close(path, expected)


def test_a_path_with_momentum_is_that_of_polyak():
    lr, mu = 0.03, 0.7
    path = figures.optimizer_path(valley, sgd(lr=lr, momentum=mu), start=(-4, 1), steps=9)
    scale = torch.tensor([1.0, 25.0], dtype=torch.float64)
    for before, here, after in zip(path[:-2], path[1:-1], path[2:], strict=True):
        # Polyak (1964): w' = w - lr * gradient + mu * (w - the w before)
        torch.testing.assert_close(after, here - lr * scale * here + mu * (here - before))


def test_a_path_of_lbfgs_gets_its_closure():
    path = figures.optimizer_path(
        valley,
        lambda p: torch.optim.LBFGS(p, line_search_fn="strong_wolfe"),
        start=(-4, 1),
        steps=2,
    )
    assert path.shape == (3, 2)
    assert valley(path[-1]) < 1e-8


def test_a_path_can_be_walked_without_gradients_around_it():
    with torch.no_grad():
        path = figures.optimizer_path(bowl, sgd(lr=0.5), start=(1, 2), steps=1)
    assert path[-1].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"steps": 0}, "steps=0: give the number of steps"),
        ({"steps": True}, "steps=True: give the number of steps"),
        ({"steps": 2.0}, "steps=2.0: give the number of steps"),
        ({"start": (1.0,)}, "give the two coordinates of a place"),
    ],
)
def test_a_path_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.optimizer_path(bowl, sgd(lr=0.1), **{"start": (1, 1), "steps": 2, **arguments})


# optimizer_paths


def test_paths_are_drawn_one_plot_each_through_the_places_that_were_visited():
    paths = {
        "a": figures.optimizer_path(bowl, sgd(lr=0.25), start=(4, 2), steps=3),
        "b": figures.optimizer_path(bowl, sgd(lr=0.1), start=(4, 2), steps=5),
    }
    axes = figures.optimizer_paths(bowl, paths, limits=(-5, 5, -3, 3), lowest=(0, 0))
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    for ax, path in zip(axes, paths.values(), strict=True):
        np.testing.assert_array_equal(ax.lines[0].get_xydata(), path.numpy())
        assert ax.lines[1].get_xydata().tolist() == [[4.0, 2.0]]
        assert ax.lines[2].get_xydata().tolist() == [[0.0, 0.0]]
        assert (*ax.get_xlim(), *ax.get_ylim()) == (-5, 5, -3, 3)
    figure = axes[0].figure
    assert figure.get_figwidth() <= plotting.style.LARGEST_WIDTH
    assert axes[0].get_xlabel() == "$w_1$"


def test_paths_draw_where_they_are_told_to():
    _, own = plt.subplots(1, 3)
    path = torch.zeros(2, 2)
    axes = figures.optimizer_paths(bowl, {"a": path}, limits=(-1, 1, -1, 1), axes=own)
    assert list(axes) == [own[0]]


def test_contours_show_the_surface_that_was_given():
    axes = figures.optimizer_paths(
        lambda w: w[0] ** 2 + 0 * w[1], {"a": torch.zeros(1, 2)}, limits=(-2, 2, -1, 1)
    )
    filled = axes[0].collections[0]
    # A valley along w2: each contour runs from the bottom to the top of the plot.
    heights = filled.get_paths()[5].vertices[:, 1]
    assert heights.min() == -1
    assert heights.max() == 1


@pytest.mark.parametrize(
    ("paths", "options", "message"),
    [
        ({}, {}, "at least one path"),
        ({"a": torch.zeros(3)}, {}, r"The path 'a' has shape \[3\]"),
        ({"a": torch.zeros(3, 3)}, {}, r"must be \[M, 2\]"),
        ({"a": torch.zeros(3, 2)}, {"limits": (1, -1, -1, 1)}, "left < right"),
        ({"a": torch.zeros(1, 2), "b": torch.zeros(1, 2)}, {"axes": "one"}, "draws 2 plots"),
    ],
)
def test_paths_refuse(paths, options, message):
    if options.get("axes") == "one":
        options = {"axes": plt.subplots()[1]}
    with pytest.raises(ValueError, match=message):
        figures.optimizer_paths(bowl, paths, **{"limits": (-1, 1, -1, 1), **options})


def test_a_step_against_the_gradient_is_square_to_the_contours():
    paths = dict.fromkeys("abc", torch.zeros(1, 2))
    axes = figures.optimizer_paths(bowl, paths, limits=(-5, 2, -1, 1), columns=2)
    assert [ax.get_aspect() for ax in axes] == [1.0] * 3
    figure = axes[0].figure
    assert figure.get_figwidth() <= plotting.style.LARGEST_WIDTH
    assert figure.get_figheight() <= plotting.style.LARGEST_HEIGHT
    assert not figure.axes[3].axison  # the place that is left over


# landscapes, loss_slice


def test_landscapes_are_shown_as_relief_and_as_a_map_with_true_angles():
    axes = figures.landscapes({"bowl": bowl, "valley": valley}, limits=(-1, 1, -2, 2))
    assert axes.shape == (2, 2)
    assert [ax.get_title() for ax in axes[0]] == ["bowl", "valley"]
    assert [ax.name for ax in axes[0]] == ["3d", "3d"]
    assert [ax.get_aspect() for ax in axes[1]] == [1.0, 1.0]
    assert (*axes[1, 0].get_xlim(), *axes[1, 0].get_ylim()) == (-1, 1, -2, 2)
    figure = axes[0, 0].figure
    assert figure.get_figwidth() <= plotting.style.LARGEST_WIDTH


def test_landscapes_refuse_nothing():
    with pytest.raises(ValueError, match="at least one surface"):
        figures.landscapes({})


def test_a_slice_marks_places_where_they_are():
    across, up = torch.linspace(0, 4, 5), torch.linspace(0, 2, 3)
    ax = figures.loss_slice(across, up, torch.rand(3, 5) + 0.5, {"A": (1.0, 2.0), "B": (3, 0)})
    assert ax.get_aspect() == 1.0
    assert [line.get_xydata().tolist() for line in ax.lines] == [[[1.0, 2.0]], [[3.0, 0.0]]]
    assert [text.get_text() for text in ax.texts] == ["A", "B"]


def test_a_slice_is_drawn_where_it_is_told_to():
    _, own = plt.subplots()
    ax = figures.loss_slice(torch.arange(2.0), torch.arange(2.0), torch.eye(2) + 1, {}, ax=own)
    assert ax is own


def test_a_slice_refuses_losses_of_another_shape():
    with pytest.raises(ValueError, match=r"losses has shape \(5, 3\): .* \(3, 5\)"):
        figures.loss_slice(torch.arange(5.0), torch.arange(3.0), torch.ones(5, 3), {})


# activation_spread, activation_histograms


def test_spread_is_drawn_from_the_input_on_a_log_axis():
    ax = figures.activation_spread({"kept": [1, 1, 1], "lost": [1, 0.1, 0.01]}, name="variance")
    kept, lost = ax.lines
    assert kept.get_xdata().tolist() == [0, 1, 2]
    assert lost.get_ydata().tolist() == [1, 0.1, 0.01]
    assert ax.get_yscale() == "log"
    assert ax.get_ylabel() == "variance"
    assert kept.get_linestyle() != lost.get_linestyle() or kept.get_marker() != lost.get_marker()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["kept", "lost"]


@pytest.mark.parametrize(
    ("spreads", "message"),
    [
        ({}, "at least one line"),
        ({"dead": [1.0, 0.0]}, "'dead' has a spread that is not above 0"),
        ({"odd": [1.0, math.nan]}, "'odd' has a spread that is not above 0"),
    ],
)
def test_spread_refuses(spreads, message):
    with pytest.raises(ValueError, match=message):
        figures.activation_spread(spreads)


def test_histograms_hold_shares_and_what_lies_outside_counts_at_the_ends():
    layers = [torch.zeros(10), torch.tensor([-7.0, -1.0, 0.0, 9.0])]
    axes = figures.activation_histograms({"a": layers, "b": layers[::-1]}, layers=[0, 1])
    assert axes.shape == (2, 2)
    heights = np.array([bar.get_height() for bar in axes[0, 1].patches])
    np.testing.assert_allclose(heights.sum(), 1)
    np.testing.assert_allclose([heights[0], heights[20], heights[-1]], [0.5, 0.25, 0.25])
    assert [ax.get_title() for ax in axes[0]] == ["input", "layer 1"]
    assert [ax.get_ylabel() for ax in axes[:, 0]] == ["a", "b"]
    assert axes[1, 0].get_xlabel() == "activation"


@pytest.mark.parametrize(
    ("activations", "options", "message"),
    [
        ({}, {}, "at least one network"),
        ({"a": [torch.zeros(2)]}, {"layers": []}, "at least one network and one layer"),
        ({"a": [torch.zeros(2)]}, {"layers": [1]}, "'a' has layers 0 to 0, and no 1"),
        ({"a": [torch.zeros(2)] * 2}, {"layers": [0, 1], "axes": "one"}, "draws 2 plots"),
    ],
)
def test_histograms_refuse(activations, options, message):
    if options.get("axes") == "one":
        options = {**options, "axes": plt.subplots()[1]}
    with pytest.raises(ValueError, match=message):
        figures.activation_histograms(activations, **{"layers": [0], **options})


# explore_momentum


def test_the_sliders_walk_as_sgd_does(capsys):
    figures.explore_momentum(lr=0.05, momentum=0.6, steps=30, start=(-4.0, 1.0))
    path = figures.optimizer_path(valley, sgd(lr=0.05, momentum=0.6), start=(-4, 1), steps=30)
    printed = capsys.readouterr().out
    assert f"after 30 steps, the height is {valley(path[-1]):.2f}." in printed
    assert printed.startswith("SGD with lr = 0.050 and momentum = 0.60")


def test_a_walk_that_climbs_out_says_so(capsys):
    figures.explore_momentum(lr=0.15, steps=60)
    assert "the height is beyond all bounds." in capsys.readouterr().out


def test_the_sliders_take_another_surface(capsys):
    figures.explore_momentum(bowl, lr=0.1, steps=1, start=(1.0, 0.0))
    assert "the height is 0.64." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lr": 0.5}, "lr = 0.5 lies beyond the slider"),
        ({"lr": math.nan}, "lr = nan lies beyond the slider"),
        ({"momentum": 1.0}, "momentum = 1.0 lies beyond the slider"),
        ({"momentum": -0.1}, "momentum = -0.1 lies beyond the slider"),
        ({"steps": 0}, "steps=0: give the number of steps"),
    ],
)
def test_the_sliders_refuse(arguments, message):
    with pytest.raises(ValueError, match=message):
        figures.explore_momentum(**arguments)
