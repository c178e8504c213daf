"""Sets of images: how they are split, indexed and drawn from, and what makes none."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.utils.data import DataLoader

from course_utils.data import ImageSet, Splits, image_sources, load_images
from tests.unit.course_utils.data.image_sets import NAMES, rows, same

# Splits.


@pytest.mark.parametrize("name", NAMES)
def test_the_default_splits(name):
    splits = load_images(name)
    assert isinstance(splits, Splits)
    for images, count in zip(splits, (8_000, 2_000, 2_000), strict=True):
        assert images.images.shape == (count, 1, 28, 28)
        assert images.images.dtype == torch.uint8
        assert images.labels.dtype == torch.int64
        assert torch.bincount(images.labels).tolist() == [count // 10] * 10
        assert len(images.classes) == 10
    embedded = image_sources.embedded_array(name, "train_images")
    both = torch.cat([splits.train.images, splits.valid.images])
    assert rows(both) == rows(torch.from_numpy(embedded))


def test_the_seed_decides_about_train_and_valid_alone():
    one, again, other = (load_images("mnist", seed=seed) for seed in (1, 1, 2))
    assert all(same(a, b) for a, b in zip(one, again, strict=True))
    assert rows(one.valid.images) != rows(other.valid.images)
    assert same(one.test, other.test)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 9_990), st.integers(1, 2_000), st.integers(0, 2**32 - 1), st.data())
def test_any_split_is_disjoint_and_balanced(train, test, seed, data):
    valid = data.draw(st.none() | st.integers(1, 10_000 - train))
    splits = load_images("mnist", train=train, valid=valid, test=test, seed=seed)
    assert len(splits.train) == train
    assert len(splits.test) == test
    assert (splits.valid is None) == (valid is None)
    for images in splits:
        if images is not None:
            counts = torch.bincount(images.labels, minlength=10)
            assert counts.max() - counts.min() <= (1 if images is not splits.train else 2)
    if valid is not None:
        assert len(splits.valid) == valid
        # MNIST's first 10,000 are all different: a set of them tells them apart.
        assert not rows(splits.train.images) & rows(splits.valid.images)


def test_changing_what_was_loaded_changes_nothing_else():
    load_images("mnist").train.images.zero_()
    assert load_images("mnist").train.images.any()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"name": "fashon_mnist"}, ValueError, r'Did you mean "fashion_mnist"\?'),
        ({"name": "Fashion-MNIST"}, ValueError, r'Did you mean "fashion_mnist"\?'),
        ({"name": "FashionMNIST"}, ValueError, r'Did you mean "fashion_mnist"\?'),
        ({"name": "MNIST"}, ValueError, r'Did you mean "mnist"\?'),
        ({"name": "cats"}, ValueError, "There is no data set 'cats'. The course has \"mnist\" and"),
        ({"name": None}, ValueError, "There is no data set None"),
        ({"name": ["mnist"]}, ValueError, "There is no data set"),
        ({"train": 0}, ValueError, "train must be 1 or more, not 0"),
        ({"train": -5}, ValueError, "train must be 1 or more, not -5"),
        ({"train": 10.0}, TypeError, r"train must be a whole number, not 10\.0 \(float\)"),
        ({"train": "10"}, TypeError, "train must be a whole number, not '10'"),
        ({"train": True}, TypeError, "train must be a whole number, not True"),
        ({"train": None}, TypeError, "train must be a whole number, not None"),
        ({"valid": 0}, ValueError, "valid must be 1 or more, not 0. Write valid=None"),
        ({"test": 0}, ValueError, "test must be 1 or more"),
        ({"seed": -1}, ValueError, "seed must be 0 or more"),
        ({"seed": 2**32}, ValueError, "seed must be less than 4294967296"),
        ({"seed": 0.5}, TypeError, "seed must be a whole number"),
        (
            {"train": 60_000},
            ValueError,
            r"You asked for 62,000 images \(train=60,000, valid=2,000\), but MNIST has 60,000",
        ),
        ({"test": 10_001}, ValueError, "You asked for test=10,001 images, but MNIST has 10,000"),
    ],
)
def test_a_bad_request_is_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        load_images(arguments.pop("name", "mnist"), **arguments)


# Image sets.


@pytest.fixture
def ten():
    images = torch.arange(10 * 4, dtype=torch.uint8).reshape(10, 1, 2, 2)
    return ImageSet(images, torch.arange(10) % 3, ("a", "b", "c"))


def test_a_set_is_indexed(ten):
    image, label = ten[-1]
    assert torch.equal(image, ten.images[9])
    assert (label, type(label)) == (0, int)
    for indices in ([3, 1], (3, 1), torch.tensor([3, 1]), np.array([3, 1])):
        assert ten[indices].images[:, 0, 0, 0].tolist() == [12, 4]
    assert len(ten[2:5]) == len(ten.subset(slice(2, 5))) == 3
    assert ten.subset(ten.labels == 2).labels.tolist() == [2, 2, 2]
    assert len(ten.subset([])) == 0
    assert repr(ten) == "ImageSet(10 images of 1 x 2 x 2, 3 classes)"
    with pytest.raises(IndexError, match="There is no image 10: the set has 10"):
        ten[10]
    ten.subset(slice(0, 2)).images.zero_()
    assert ten.images[1].any()


def test_a_set_feeds_a_dataloader_too(ten):
    (images, labels), *_ = DataLoader(ten, batch_size=4)
    assert torch.equal(images, ten.images[:4])
    assert torch.equal(labels, ten.labels[:4])


def test_a_balanced_draw(ten):
    assert sorted(ten.balanced(3).labels.tolist()) == [0, 1, 2]
    assert sorted(ten.balanced(10).images[:, 0, 0, 0].tolist()) == list(range(0, 40, 4))
    assert same(ten.balanced(5, seed=1), ten.balanced(5, seed=1))
    with pytest.raises(ValueError, match="You asked for n=11 images, but the set has 10"):
        ten.balanced(11)


@pytest.mark.parametrize(
    ("images", "labels", "error", "message"),
    [
        (torch.zeros(2, 1, 2, 2), [0, 1], TypeError, "images must be a uint8 tensor of shape"),
        (torch.zeros(2, 2, 2).byte(), [0, 1], TypeError, r"uint8 and shape \(2, 2, 2\)"),
        ("x", [0, 1], TypeError, r"not 'x' \(str\)"),
        (torch.zeros(2, 1, 2, 2).byte(), [0.0, 1.0], TypeError, "labels must be an int64"),
        (torch.zeros(2, 1, 2, 2).byte(), [0, 1, 1], ValueError, "images has 2 and labels has 3"),
        (torch.zeros(2, 1, 2, 2).byte(), [0, 2], ValueError, "they lie between 0 and 2"),
        (torch.zeros(2, 1, 2, 2).byte(), [0, -1], ValueError, "must lie between 0 and 1"),
    ],
)
def test_what_does_not_fit_makes_no_set(images, labels, error, message):
    with pytest.raises(error, match=message):
        ImageSet(images, torch.tensor(labels), ("a", "b"))
