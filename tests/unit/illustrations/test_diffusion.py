"""The figures of lesson 12."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from illustrations import diffusion as figures

# two_ways


def test_images_stand_side_by_side_with_their_names():
    ax = figures.two_ways(torch.rand(4, 1, 28, 28), ["a", "b", "c", "d"])
    lefts = [image.get_extent()[0] for image in ax.images]
    assert lefts == sorted(lefts)
    assert len(lefts) == 4
    texts = [text.get_text() for text in ax.texts]
    assert {"a", "b", "c", "d"} < set(texts)


def test_two_ways_are_drawn_where_they_are_told_to():
    _, own = plt.subplots()
    assert figures.two_ways(torch.zeros(2, 28, 28), ["clean", "noise"], ax=own) is own


@pytest.mark.parametrize(("count", "names"), [(3, ["a", "b"]), (1, ["a"])])
def test_two_ways_refuse(count, names):
    with pytest.raises(ValueError, match="two or more"):
        figures.two_ways(torch.zeros(count, 28, 28), names)


# u_net


def test_the_u_net_shrinks_and_grows():
    texts = " ".join(text.get_text() for text in figures.u_net().texts)
    assert texts.count("7\\times 7") == 2
    assert texts.count("14\\times 14") == 2
    assert "the way across" in texts


# paths


def test_a_path_goes_from_a_ring_to_a_dot():
    way = torch.tensor([[[0.0, 1.0]], [[1.0, 1.0]], [[2.0, 0.0]]])
    ax = figures.paths({"a": way})[0]
    path, start, end = ax.lines
    np.testing.assert_allclose(path.get_xydata(), way[:, 0])
    assert start.get_markerfacecolor() == "white"
    np.testing.assert_allclose(end.get_xydata(), [[2.0, 0.0]])


def test_paths_are_drawn_where_they_are_told_to():
    _, own = plt.subplots(1, 2)
    axes = figures.paths({"a": torch.zeros(3, 2, 2), "b": torch.zeros(5, 1, 2)}, axes=own)
    assert list(axes) == list(own)
    assert [ax.get_title() for ax in axes] == ["a", "b"]


@pytest.mark.parametrize(
    ("ways", "message"),
    [({}, "ways is empty"), ({"a": torch.zeros(3, 2)}, r"'a' has shape \(3, 2\)")],
)
def test_paths_refuse(ways, message):
    with pytest.raises(ValueError, match=message):
        figures.paths(ways)


# noise_arrows


def test_arrows_point_against_the_noise():
    _, own = plt.subplots()
    ax = figures.noise_arrows(lambda x: 2 * x, torch.zeros(1, 2), title="in", ax=own)
    assert ax is own
    arrows = ax.collections[0]
    places = arrows.get_offsets()
    np.testing.assert_allclose(arrows.U, -2 * places[:, 0], atol=1e-5)
    np.testing.assert_allclose(arrows.V, -2 * places[:, 1], atol=1e-5)
