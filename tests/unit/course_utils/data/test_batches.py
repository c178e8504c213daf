"""Batches: each example once, in an order that follows from the seed, and the data unchanged."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.utils.data import DataLoader, TensorDataset

from course_utils.data import Splits, load_images, loader
from course_utils.training import seed_everything


def numbered(n, width=2):
    """A pair of tensors whose rows tell their number."""
    return torch.arange(n * width, dtype=torch.float32).reshape(n, width), torch.arange(n)


@settings(deadline=None)
@given(st.integers(1, 50), st.integers(1, 60), st.booleans(), st.booleans(), st.integers(0, 99))
def test_every_example_comes_once(n, batch_size, shuffle, drop_last, seed):
    x, y = numbered(n)
    if drop_last and batch_size > n:
        with pytest.raises(ValueError, match=r"drop_last=True leaves no batch"):
            loader((x, y), batch_size, drop_last=True)
        return
    batches = loader((x, y), batch_size, shuffle=shuffle, drop_last=drop_last, seed=seed)
    oracle = DataLoader(TensorDataset(x, y), batch_size, drop_last=drop_last)
    for _ in range(2):
        seen = list(batches)
        assert len(seen) == len(batches) == len(oracle)
        assert [len(b) for _, b in seen] == [len(b) for _, b in oracle]
        numbers = torch.cat([b for _, b in seen])
        assert torch.equal(torch.cat([a for a, _ in seen]), x[numbers])
        expected = list(range(n - n % batch_size if drop_last else n))
        if not shuffle:
            assert numbers.tolist() == expected
        elif drop_last:
            assert len(set(numbers.tolist())) == len(expected)
        else:
            assert sorted(numbers.tolist()) == expected


def test_images_are_scaled_as_torchvision_scales_them():
    train = load_images("mnist", train=300, valid=None).train
    batches = loader(train, 128)
    assert batches.dataset is train
    assert batches.batch_size == 128
    for (x, y), (images, labels) in zip(batches, DataLoader(train, 128), strict=True):
        assert x.dtype == torch.float32
        assert torch.equal(x, images.to(torch.float32).div(255))
        assert torch.equal(y, labels)
    x, _ = next(iter(loader(train, 300)))
    assert x.min() == 0
    assert x.max() == 1


def test_other_tensors_stay_as_they_are():
    x, y = torch.randn(5, 3, dtype=torch.float64), torch.randn(5, 2)
    ((a, b),) = loader((x, y), 5)
    assert a.dtype == torch.float64
    assert torch.equal(a, x)
    assert torch.equal(b, y)
    assert loader([x, y], 2).dataset[1][0].equal(x[1])


def order(batches):
    return torch.cat([y for _, y in batches]).tolist()


def test_the_order_is_new_every_time_and_follows_from_the_seed():
    one, again, other = (loader(numbered(50), 8, shuffle=True, seed=seed) for seed in (1, 1, 2))
    first, second = order(one), order(one)
    assert first != second
    assert [order(again), order(again)] == [first, second]
    assert order(other) != first

    def from_global(seed):
        seed_everything(seed)
        return order(loader(numbered(50), 8, shuffle=True))

    assert from_global(3) == from_global(3) != from_global(4)


def test_the_order_goes_on_from_a_saved_state():
    one, other = (loader(numbered(50), 8, shuffle=True, seed=seed) for seed in (1, 2))
    order(one)
    other.generator.set_state(one.generator.get_state())
    assert order(other) == order(one)


def test_the_order_does_not_disturb_the_global_generator():
    torch.manual_seed(0)
    expected = torch.rand(3)
    torch.manual_seed(0)
    order(loader(numbered(50), 8, shuffle=True, seed=1))
    order(loader(numbered(50), 8))
    assert torch.equal(torch.rand(3), expected)


def test_two_passes_at_once_do_not_mix():
    batches = loader(numbered(12), 4, shuffle=True, seed=0)
    pairs = list(zip(batches, batches, strict=True))
    for k in (0, 1):
        assert sorted(torch.cat([pair[k][1] for pair in pairs]).tolist()) == list(range(12))


@pytest.mark.parametrize("shuffle", [False, True])
def test_who_changes_a_batch_does_not_change_the_data(shuffle):
    x, y = numbered(6)
    before = x.clone(), y.clone()
    batches = loader((x, y), 3, shuffle=shuffle, seed=0)
    for a, b in batches:
        a.zero_()
        b.zero_()
    assert torch.equal(x, before[0])
    assert torch.equal(y, before[1])
    assert sorted(order(batches)) == list(range(6))


def test_augment_gets_whole_batches():
    seen = []

    def double(x):
        seen.append(x.shape)
        return 2 * x

    x, y = numbered(5)
    batches = list(loader((x, y), 2, augment=double))
    assert seen == [(2, 2), (2, 2), (1, 2)]
    assert torch.equal(torch.cat([a for a, _ in batches]), 2 * x)
    for bad in (lambda x: None, lambda x: x[:1], lambda x: x.sum()):
        with pytest.raises(ValueError, match="augment must return a tensor with one row per exam"):
            list(loader((x, y), 2, augment=bad))


def test_the_whole_set_lies_on_the_device():
    # "meta" is a device on every machine: it has shapes and no numbers.
    (x, y), *_ = loader(numbered(5), 2, shuffle=True, device="meta")
    assert x.device.type == y.device.type == "meta"


@pytest.mark.parametrize(
    ("image_set", "options", "error", "message"),
    [
        ("mnist", {}, TypeError, r"takes an ImageSet or a pair of tensors \(x, y\), not 'mnist'"),
        (numbered(3)[0], {}, TypeError, "not a Tensor of torch.float32 and shape"),
        (([1.0], torch.tensor([1])), {}, TypeError, r"x must be a tensor, not \[1.0\] \(list\)"),
        ((torch.ones(3), np.ones(3)), {}, TypeError, "y must be a tensor, not a ndarray of float"),
        ((torch.ones(3), torch.tensor(1)), {}, ValueError, "y must have one row per example"),
        ((torch.ones(3), torch.ones(4)), {}, ValueError, "x has 3 and y has 4"),
        ((torch.ones(0, 2), torch.ones(0)), {}, ValueError, "The data set is empty"),
        (Splits(None, None, None), {}, TypeError, "pass splits.train, splits.valid or"),
        (numbered(3), {"batch_size": 0}, ValueError, "batch_size must be 1 or more, not 0"),
        (numbered(3), {"batch_size": 2.0}, TypeError, "batch_size must be a whole number"),
        (numbered(3), {"augment": 3}, TypeError, "augment must be a function of a batch"),
        (numbered(3), {"shuffle": True, "seed": -1}, ValueError, "seed must be 0 or more"),
    ],
)
def test_what_cannot_be_batched_is_refused(image_set, options, error, message):
    with pytest.raises(error, match=message):
        loader(image_set, **({"batch_size": 2} | options))
