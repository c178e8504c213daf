"""Painted images: the colour tells the class of so many as was asked for, and of no more."""

import math

import pytest
import torch

from course_utils import data
from course_utils.coloured import colours, paint
from course_utils.data import ImageSet


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
    return torch.cdist(brightest, colours(len(painted.classes))).argmin(dim=1)


@pytest.mark.parametrize("n", [1, 2, 10, 30])
def test_colours_differ_and_are_at_their_brightest(n):
    table = colours(n)
    assert table.shape == (n, 3)
    assert (table.amax(dim=1) == 1).all()
    assert (table.amin(dim=1) == 0).all()
    if n > 1:
        assert torch.pdist(table).min() > 0.1


@pytest.mark.parametrize("n", [0, -1, 2.0, True, "3"])
def test_colours_refuse(n):
    with pytest.raises(ValueError, match="give the number of colours"):
        colours(n)


def test_every_pixel_is_the_grey_one_in_the_colour_of_its_class(grey):
    painted = paint(grey)
    table = colours(4)[grey.labels]
    expected = grey.images.float() * table[:, :, None, None]
    assert painted.images.dtype == torch.uint8
    assert (painted.images.float() - expected).abs().max() <= 0.5
    assert torch.equal(painted.labels, grey.labels)
    assert painted.classes == grey.classes


def test_the_brightest_channel_is_the_grey_image(grey):
    for telling in (0.0, 1.0):
        assert torch.equal(paint(grey, telling).images.amax(dim=1, keepdim=True), grey.images)


@pytest.mark.parametrize("telling", [0.0, 0.5, 0.9, 1, 1.0])
def test_the_share_that_is_told_is_what_was_asked_for(grey, telling):
    right = (colour_of(paint(grey, telling)) == grey.labels).float().mean().item()
    by_chance = (1 - telling) / 4
    assert abs(right - telling - by_chance) < 0.05
    if telling == 1:
        assert right == 1


def test_by_chance_all_colours_are_as_frequent(grey):
    counts = torch.bincount(colour_of(paint(grey, 0.0)), minlength=4)
    assert counts.min() > 90


def test_the_seed_decides(grey):
    one, two, other = (paint(grey, 0.5, seed=seed).images for seed in (1, 1, 2))
    assert torch.equal(one, two)
    assert not torch.equal(one, other)


def test_the_grey_images_stay_as_they_were(grey):
    kept = grey.images.clone(), grey.labels.clone()
    painted = paint(grey)
    painted.labels[0] = 3
    assert torch.equal(grey.images, kept[0])
    assert torch.equal(grey.labels, kept[1])


def test_a_loader_takes_them(grey):
    x, _ = next(iter(data.loader(paint(grey), 7)))
    assert x.shape == (7, 3, 5, 6)


@pytest.mark.parametrize(
    ("telling", "error"),
    [(1.1, ValueError), (-0.1, ValueError), (math.nan, ValueError), (True, TypeError),
     ("1", TypeError)],
)  # fmt: skip
def test_a_share_that_is_none(grey, telling, error):
    with pytest.raises(error, match="telling must"):
        paint(grey, telling)


def test_what_cannot_be_painted(grey):
    with pytest.raises(ValueError, match="are they painted already"):
        paint(paint(grey))
    with pytest.raises(TypeError, match="paint takes an ImageSet, not a Tensor"):
        paint(grey.images)
    with pytest.raises(ValueError, match="seed=-1"):
        paint(grey, seed=-1)
