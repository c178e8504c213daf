"""Figures of lesson 03 that show deep networks, and the networks without a name."""

import numpy as np
import pytest
import torch

from illustrations import depth
from tests.unit.figures import curve, fits_on_a_slide, texts

BATCH = torch.randn(40, 1, 28, 28), torch.arange(40) % 10


def test_maps_write_each_number_on_its_square():
    tables = {"a": torch.tensor([[0.0, -1.5], [1.0, 2.0]]), "b": torch.zeros(2, 2)}
    axes = depth.maps(tables, rows="xy", columns="uv", limits=(-2, 2), decimals=1, xlabel="gain")
    assert texts(axes[0]) == ["0.0", "−1.5", "1.0", "2.0"]
    np.testing.assert_array_equal(axes[0].images[0].get_array(), tables["a"])
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["x", "y"]
    assert axes[1].get_title() == "b"
    assert fits_on_a_slide(axes[0].figure)


def test_numbers_are_white_on_dark_squares_alone():
    table = torch.tensor([[0.0, 1.0]])
    ax = depth.maps({"a": table}, rows=["x"], columns="uv", limits=(0, 1))[0]
    assert [text.get_color() for text in ax.texts] == ["#000000", "white"]


def test_histograms_are_shares_of_all_numbers():
    outputs = [torch.rand(50, 4), torch.rand(50, 4)]
    gradients = [torch.full((50, 4), 1e-3), torch.zeros(50, 4)]
    axes = depth.histograms({"net": (outputs, gradients)}, layers=[1, 2])
    assert axes.shape == (2, 1)
    heights, edges, _ = axes[0, 0].patches[0].get_data()
    assert heights.sum() == pytest.approx(1)
    heights, edges, _ = axes[1, 0].patches[0].get_data()
    assert heights.max() == 1
    place = edges[heights.argmax()]
    assert place <= -3 <= place + 0.26
    assert axes[1, 0].patches[1].get_data()[0].sum() == 0  # gradients of 0 are left out


def test_measured_is_what_its_gain_promises():
    spreads, norms = depth.measured("ReLU, gain 1.41", *BATCH)
    assert len(spreads) == len(norms) == 10
    assert 0.3 < norms[0] / norms[-1] < 3
    spreads, norms = depth.measured("ReLU, gain 0.58", *BATCH)
    assert spreads[9] < 1e-3 * spreads[0]
    assert norms[0] < 1e-2 * norms[9]
    spreads, norms = depth.measured("tanh, gain 4", *BATCH)
    assert norms[0] > 10 * norms[9]
    assert max(spreads) <= 1


def test_measuring_is_repeatable_and_leaves_the_random_numbers_alone():
    one = depth.measured("tanh, gain 1", *BATCH)
    state = torch.get_rng_state()
    with torch.no_grad():
        assert depth.measured("tanh, gain 1", *BATCH) == one
    assert torch.equal(torch.get_rng_state(), state)


def test_every_network_has_one_letter():
    lettered = depth.unnamed(*BATCH)
    assert list(lettered) == list("ABCDEF")
    names = []
    for parts in lettered.values():
        names += [name for name in depth.UNNAMED if depth.measured(name, *BATCH) == parts]
    assert sorted(names) == sorted(depth.UNNAMED)
    assert names != list(depth.UNNAMED)


def test_signals_label_each_line_once_in_each_picture():
    axes = depth.signals({"A": ([1.0, 0.1, 0.01], [1e-3, 0.1, 1.0]), "B": ([1, 1, 1], [1, 1, 1])})
    np.testing.assert_allclose(curve(axes[0])[1], [1.0, 0.1, 0.01])
    np.testing.assert_allclose(curve(axes[1])[1], [1e-3, 0.1, 1.0])
    assert sorted(texts(axes[0])) == sorted(texts(axes[1])) == ["A", "B"]
    assert axes[0].texts[0].get_position()[0] > 3 > 1 > axes[1].texts[0].get_position()[0]
    assert fits_on_a_slide(axes[0].figure)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: depth.maps({}, rows="", columns="", limits=(0, 1)), "at least one table"),
        (
            lambda: depth.maps({"a": torch.eye(3)}, rows="xy", columns="uvw", limits=(0, 1)),
            r"'a' has shape \(3, 3\); there are 2 rows and 3 columns",
        ),
        (lambda: depth.histograms({}, layers=[1]), "at least one network"),
        (
            lambda: depth.histograms({"a": ([torch.ones(2)], [torch.ones(2)])}, layers=[2]),
            "'a' has no layer 2",
        ),
        (lambda: depth.signals({}), "at least one network"),
    ],
)
def test_says_what_is_wrong(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()
