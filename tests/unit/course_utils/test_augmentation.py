"""Augmentation: images go where they should, by themselves, repeatably, and wrong use is named."""

import math

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils import data, training
from course_utils.augmentation import augmenter, transform

SMALL = {"degrees": 10, "scale": (0.9, 1.1), "shear": 10, "shift": 2}


def images(n=3, channels=1, height=9, width=9, seed=0, **options):
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(n, channels, height, width, generator=generator, **options)


# transform


@pytest.mark.parametrize("shape", [(1, 1, 1, 1), (1, 1, 28, 28), (4, 3, 5, 8)])
def test_no_move_changes_nothing(shape):
    x = torch.rand(shape)
    torch.testing.assert_close(transform(x), x, atol=1e-5, rtol=0)


@pytest.mark.parametrize("turns", [-1, 1, 2, 3])
@pytest.mark.parametrize("side", [7, 8])
def test_right_angles_are_those_of_rot90(turns, side):
    x = images(height=side, width=side, channels=2)
    expected = torch.rot90(x, turns, dims=(2, 3))  # counter-clockwise, as seen
    torch.testing.assert_close(transform(x, angle=90 * turns), expected, atol=1e-4, rtol=0)


@given(st.integers(-3, 3), st.integers(-3, 3), st.integers(4, 9), st.integers(4, 9))
@settings(max_examples=30, deadline=None)
def test_whole_pixels_are_carried_to_the_right_and_down(right, down, height, width):
    x = images(height=height, width=width)
    expected = F.pad(x, (right, -right, down, -down))
    torch.testing.assert_close(transform(x, shift=(right, down)), expected, atol=1e-4, rtol=0)


def test_half_a_pixel_is_the_mean_of_two():
    x = torch.tensor([[[[0.0, 1.0, 0.0, 0.0]]]])
    moved = transform(x, shift=(0.5, 0))
    torch.testing.assert_close(moved, torch.tensor([[[[0.0, 0.5, 0.5, 0.0]]]]))


def test_a_scale_above_one_makes_larger():
    x = torch.zeros(1, 1, 8, 8)
    x[..., 3:5, 3:5] = 1.0
    larger, smaller = transform(x, scale=2.0), transform(x, scale=0.5)
    assert larger.sum() > 3 * x.sum()
    assert smaller.sum() < x.sum() / 2
    assert larger[0, 0, 0, 0] == 0
    torch.testing.assert_close(larger, larger.flip(2), atol=1e-5, rtol=0)  # still in the middle


def test_a_slant_above_zero_leans_the_top_to_the_right():
    x = torch.zeros(1, 1, 9, 9)
    x[..., 4] = 1.0  # an upright line
    columns = torch.arange(9.0)
    row = transform(x, shear=45)[0, 0]
    top, middle, bottom = ((row[k] * columns).sum() / row[k].sum() for k in (1, 4, 7))
    torch.testing.assert_close(torch.stack([top, middle, bottom]), torch.tensor([7.0, 4.0, 1.0]))


def test_a_turn_bends_nothing_in_images_that_are_not_square():
    x = torch.zeros(1, 1, 5, 11)
    x[0, 0, 2, 3:8] = 1.0  # a line of five, lying
    turned = transform(x, angle=90)
    expected = torch.zeros_like(x)
    expected[0, 0, :, 5] = 1.0  # standing, and as long as before
    torch.testing.assert_close(turned, expected, atol=1e-4, rtol=0)


def test_it_zooms_and_slants_then_turns_then_shifts():
    x = torch.zeros(3, 1, 15, 15)
    x[..., 5:10, 5:10] = images(height=5, width=5)  # so far inside that nothing is cut off
    at_once = transform(x, angle=90, scale=1.2, shear=20, shift=(2, -1))
    steps = transform(x, scale=1.2, shear=20)
    steps = transform(transform(steps, angle=90), shift=(2, -1))
    torch.testing.assert_close(at_once, steps, atol=1e-4, rtol=0)


def test_each_image_has_its_own_amounts():
    x = images(n=3)
    amounts = {
        "angle": torch.tensor([0.0, 90.0, 10.0]),
        "scale": torch.tensor([1.0, 1.0, 0.8]),
        "shear": torch.tensor([0.0, 0.0, 5.0]),
        "shift": torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, -2.0]]),
    }
    together = transform(x, **amounts)
    for k in range(3):
        alone = transform(x[k : k + 1], **{name: value[k] for name, value in amounts.items()})
        torch.testing.assert_close(together[k : k + 1], alone)


def test_what_comes_in_is_black_and_nothing_goes_beyond_the_brightness_there_was():
    x = torch.ones(1, 1, 6, 6)
    assert transform(x, shift=(6, 0)).abs().max() < 1e-6
    moved = transform(images(), angle=33, scale=1.1, shear=7, shift=(0.3, 0.7))
    assert moved.min() >= 0
    assert moved.max() <= 1 + 1e-6


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_dtype_and_input_stay_as_they_are(dtype):
    x = images(dtype=dtype)
    kept = x.clone()
    moved = transform(x, angle=5.0, shift=(1, 1))
    assert moved.dtype == dtype
    assert torch.equal(x, kept)


def test_gradients_pass():
    x = images().requires_grad_()
    transform(x, angle=10).sum().backward()
    assert torch.isfinite(x.grad).all()
    assert x.grad.abs().sum() > 0


def test_a_batch_of_none_is_none():
    assert transform(torch.zeros(0, 1, 4, 4), angle=3).shape == (0, 1, 4, 4)


@pytest.mark.parametrize(
    ("x", "error", "message"),
    [
        ([[1.0]], TypeError, "images must be a tensor, not a list"),
        (torch.zeros(28, 28), ValueError, r"One image alone\? Add the first dimension"),
        (torch.zeros(1, 1, 4, 4, dtype=torch.uint8), TypeError, r"images.float\(\) / 255"),
    ],
)
def test_only_batches_of_floats(x, error, message):
    for function in (transform, augmenter(degrees=5)):
        with pytest.raises(error, match=message):
            function(x)


@pytest.mark.parametrize(
    ("amounts", "message"),
    [
        ({"angle": torch.zeros(2)}, r"angle must be one number, or a tensor of shape \(3,\)"),
        ({"shift": 1.0}, r"shift must be a pair \(right, down\)"),
        ({"shift": (1.0, 2.0, 3.0)}, "it has the shape"),
        ({"scale": 0.0}, "scale must be finite and above 0"),
        ({"scale": torch.tensor([1.0, 1.0, -1.0])}, "scale must be finite and above 0"),
        ({"shear": 90.0}, "shear must be between -90 and 90"),
        ({"angle": math.nan}, "angle must be finite"),
        ({"shift": (math.inf, 0.0)}, "shift must be finite"),
    ],
)
def test_amounts_that_do_not_fit(amounts, message):
    with pytest.raises(ValueError, match=message):
        transform(images(n=3), **amounts)


# augmenter


@pytest.mark.parametrize("n", [1, 2, 50])
def test_augmenter_keeps_shape_and_moves_each_image_differently(n):
    x = images(n=1, height=28, width=28).expand(n, -1, -1, -1)
    moved = augmenter(**SMALL, seed=0)(x)
    assert moved.shape == (n, 1, 28, 28)
    assert len({tuple(image.flatten().tolist()) for image in moved}) == n


def test_the_same_seed_gives_the_same_images_and_another_others():
    x = images(n=4)
    one, two, other = (augmenter(**SMALL, seed=seed) for seed in (3, 3, 4))
    first = one(x)
    assert torch.equal(first, two(x))
    assert not torch.equal(first, other(x))
    second = one(x)
    assert not torch.equal(first, second)  # anew at each call
    assert torch.equal(second, two(x))


def test_a_seed_leaves_the_global_generator_alone():
    torch.manual_seed(0)
    expected = torch.rand(3)
    torch.manual_seed(0)
    augmenter(**SMALL, seed=1)(images())
    assert torch.equal(torch.rand(3), expected)


def test_without_a_seed_the_global_generator_decides():
    augment = augmenter(**SMALL)
    torch.manual_seed(5)
    first = augment(images())
    torch.manual_seed(5)
    assert torch.equal(first, augment(images()))


def test_no_range_no_change():
    x = images()
    torch.testing.assert_close(augmenter(seed=0)(x), x, atol=1e-5, rtol=0)


def test_amounts_fill_their_range_and_stay_in_it():
    # A dot in the middle of a large image shows where each image went.
    x = torch.zeros(400, 1, 21, 21)
    x[..., 10, 10] = 1.0
    moved = augmenter(shift=3, seed=0)(x)[:, 0]
    places = torch.arange(21.0) - 10
    right = (moved.sum(dim=1) * places).sum(dim=1)
    down = (moved.sum(dim=2) * places).sum(dim=1)
    for values in (right, down):
        assert values.abs().max() <= 3 + 1e-3
        assert values.min() < -2.8
        assert values.max() > 2.8
        assert values.mean().abs() < 0.4
    assert torch.corrcoef(torch.stack([right, down]))[0, 1].abs() < 0.2


def test_scale_and_degrees_stay_in_their_range():
    # A dot right of the middle: its distance shows the scale, its direction the angle.
    x = torch.zeros(300, 1, 41, 41)
    x[..., 20, 30] = 1.0
    moved = augmenter(degrees=30, scale=(0.8, 1.2), seed=1)(x)[:, 0]
    places = torch.arange(41.0) - 20
    total = moved.sum(dim=(1, 2))
    right = (moved.sum(dim=1) * places).sum(dim=1) / total
    up = -(moved.sum(dim=2) * places).sum(dim=1) / total
    distance = (right**2 + up**2).sqrt() / 10
    angle = torch.rad2deg(torch.atan2(up, right))
    assert distance.min() > 0.75
    assert distance.max() < 1.25
    assert distance.max() - distance.min() > 0.3
    assert angle.abs().max() < 33
    assert angle.min() < -25
    assert angle.max() > 25


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"degrees": -5}, ValueError, "degrees must be 0 or more, not -5: it goes both ways"),
        ({"degrees": "5"}, TypeError, "degrees must be a number, not a str"),
        ({"shift": math.inf}, ValueError, "shift must be finite"),
        ({"shift": True}, TypeError, "shift must be a number"),
        ({"shear": 90}, ValueError, "shear must be 0 or more and below 90"),
        ({"scale": 1.1}, TypeError, r"scale must be a pair, such as \(0.9, 1.1\)"),
        ({"scale": (1.1, 0.9)}, ValueError, "0 < smallest <= largest"),
        ({"scale": (0, 1)}, ValueError, "0 < smallest <= largest"),
        ({"seed": -1}, ValueError, "seed=-1: give a whole number from 0 on"),
        ({"seed": 1.0}, ValueError, "seed=1.0: give a whole number"),
    ],
)
def test_ranges_that_are_none(options, error, message):
    with pytest.raises(error, match=message):
        augmenter(**options)


def test_a_loader_takes_it():
    x, y = images(n=10, height=28, width=28), torch.arange(10)
    loader = data.loader((x, y), 4, augment=augmenter(**SMALL, seed=0))
    batches = list(loader)
    assert [len(x) for x, _ in batches] == [4, 4, 2]
    again = data.loader((x, y), 4, augment=augmenter(**SMALL, seed=0))
    assert all(torch.equal(a, b) for (a, _), (b, _) in zip(batches, again, strict=True))


def test_training_with_it_can_be_resumed_exactly(tmp_path):
    x, y = images(n=30, height=6, width=6), torch.arange(30) % 3

    def run(epochs, path, resume=False):
        torch.manual_seed(0)
        model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(36, 3))
        training.fit(
            model,
            data.loader((x, y), 8, shuffle=True, seed=0, augment=augmenter(**SMALL)),
            optimizer=torch.optim.SGD(model.parameters(), lr=0.1),
            loss_fn=torch.nn.CrossEntropyLoss(),
            epochs=epochs,
            checkpoint=path,
            resume=resume,
            progress=False,
        )
        return model[1].weight

    whole = run(4, tmp_path / "whole.pt")
    run(2, tmp_path / "broken.pt")
    assert torch.equal(whole, run(4, tmp_path / "broken.pt", resume=True))
