"""The figures of lesson 09, the drawing of its game, and the walk through latent space."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from course_utils import plotting
from illustrations import gan as figures

# point_clouds


def test_each_cloud_has_a_panel_and_the_real_points_are_in_all():
    real = torch.randn(5, 2)
    clouds = {"a": torch.randn(7, 2), "b": torch.zeros(3, 2).numpy()}
    axes = figures.point_clouds(clouds, real=real)
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    for ax, points in zip(axes, clouds.values(), strict=True):
        under, over = ax.lines
        np.testing.assert_allclose(under.get_xydata(), real, rtol=1e-6)
        np.testing.assert_allclose(over.get_xydata(), points, rtol=1e-6)


def test_points_beyond_the_limits_are_counted():
    cloud = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, -1.5]])
    (ax,) = figures.point_clouds({"far": cloud}, limits=(-1, 1, -1, 1))
    assert ax.get_title() == "far\n2 of 3 outside"


def test_clouds_are_drawn_on_given_axes():
    _, axes = plt.subplots(1, 2)
    drawn = figures.point_clouds({"a": torch.zeros(1, 2), "b": torch.zeros(1, 2)}, axes=axes)
    assert list(drawn) == list(axes)


def test_many_clouds_still_fit_on_a_slide():
    axes = figures.point_clouds({str(i): torch.zeros(1, 2) for i in range(6)})
    width, height = axes[0].figure.get_size_inches()
    assert width <= plotting.style.LARGEST_WIDTH
    assert height <= plotting.style.LARGEST_HEIGHT


@pytest.mark.parametrize(
    ("clouds", "words"),
    [({}, "give a title and points"), ({"flat": torch.zeros(4)}, r"'flat' has shape \(4,\)")],
)
def test_what_is_no_cloud_is_refused(clouds, words):
    with pytest.raises(ValueError, match=words):
        figures.point_clouds(clouds)


# loss_panels


def test_each_run_has_a_panel_with_both_losses_and_both_goals():
    game = {"loss of D": [1.0, 2.0, 3.0], "loss of G": torch.tensor([3.0, 2.0, 4.0])}
    axes = figures.loss_panels({"a": game, "b": game}, smooth=2, top=5)
    assert [ax.get_title() for ax in axes] == ["a", "b"]
    d_loss, d_goal, g_loss, g_goal = axes[0].lines
    assert d_loss.get_xydata().tolist() == [[2, 1.5], [3, 2.5]]
    assert g_loss.get_ydata().tolist() == [2.5, 3]
    assert d_goal.get_ydata()[0] == pytest.approx(np.log(4))
    assert g_goal.get_ydata()[0] == pytest.approx(np.log(2))
    assert axes[0].get_ylim() == (0, 5)


def test_no_run_is_refused():
    with pytest.raises(ValueError, match="give a title and two losses"):
        figures.loss_panels({})


# latent_map and the widget


def test_the_dot_stands_where_one_is():
    axes = figures.latent_map(torch.zeros(4, 1, 8, 8), torch.ones(1, 8, 8), (0.25, 0.75))
    assert axes[0].lines[-1].get_xydata().tolist() == [[0.25, 0.75]]
    assert axes[1].images[0].get_array().min() == 1
    assert len(axes[0].images) == 4


@pytest.mark.parametrize(
    ("corners", "position", "words"),
    [(3, (0.5, 0.5), "a map has four"), (4, (1.5, 0.5), "lies outside")],
)
def test_a_map_needs_four_corners_and_a_place_between_them(corners, position, words):
    with pytest.raises(ValueError, match=words):
        figures.latent_map(torch.zeros(corners, 8, 8), torch.zeros(8, 8), position)


def test_the_walk_shows_the_corners_at_its_corners(monkeypatch):
    drawn = []

    def recorded(ends, image, place):
        drawn.append((ends, image))
        return [None]

    def visit_corners(draw, start, ranges):
        for down in (0.0, 1.0):
            for right in (0.0, 1.0):
                draw(right=right, down=down)

    monkeypatch.setattr(figures, "latent_map", recorded)
    monkeypatch.setattr(figures, "demonstrate", visit_corners)
    figures.explore_latent_walk(lambda z: z.reshape(-1, 1, 1, 3), torch.randn(4, 3))
    assert len(drawn) == 4
    for number, (ends, image) in enumerate(drawn):
        torch.testing.assert_close(image, ends[number], rtol=1e-4, atol=1e-5)


def test_the_walk_says_what_it_needs():
    with pytest.raises(ValueError, match=r"not \(4, d\)"):
        figures.explore_latent_walk(torch.nn.Identity(), torch.zeros(3, 8))
    with pytest.raises(ValueError, match="beyond the sliders"):
        figures.explore_latent_walk(torch.nn.Identity(), torch.zeros(4, 8), right=2)


# gan_game


def test_the_game_has_its_players_and_what_each_of_them_wants():
    ax = figures.gan_game()
    drawn = {text.get_text() for text in ax.texts}
    assert {"generator\n$G$", "discriminator\n$D$", "fake\n$G(z)$", "real\n$x$"} <= drawn
    assert {"D: tell them apart", "G: be taken for real"} <= drawn
    assert {line.get_linestyle() for line in ax.lines} == {"--"}  # learning leads back
    assert len(ax.lines) == 2
