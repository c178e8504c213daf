"""Drawings of lesson 06: a filter on an image, and the volumes of a network."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from illustrations.cnn import convolution, volumes


def written(ax) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_convolution_diagram_computes_what_conv2d_does():
    image, kernel = torch.randint(0, 5, (5, 6)), torch.randint(-2, 3, (3, 2))
    ax = convolution(image, kernel, place=(1, 2), stride=2, padding=1)
    wanted = F.conv2d(image[None, None].float(), kernel[None, None].float(), stride=2, padding=1)
    result = written(ax)[-1].rsplit(" = ", 1)[1].replace("−", "-")
    assert float(result) == wanted[0, 0, 1, 2].item()


def test_the_map_is_filled_up_to_the_place():
    blank = written(convolution(np.ones((4, 4)), np.ones((2, 2)), place=(0, 0)))
    whole = written(convolution(np.ones((4, 4)), np.ones((2, 2)), place=(2, 2)))
    assert whole.count("4") - blank.count("4") == 8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"image": np.ones(3), "kernel": np.ones((1, 1))}, "must be tables"),
        ({"image": np.ones((2, 2)), "kernel": np.ones((3, 3))}, "does not fit"),
        ({"image": np.ones((3, 2)), "kernel": np.ones((2, 3))}, "does not fit"),
        ({"image": np.ones((3, 3)), "kernel": np.ones((2, 2)), "place": (2, 0)}, "no place"),
    ],
)
def test_convolution_diagram_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        convolution(**arguments)


def test_volumes_names_every_shape_and_step():
    ax = volumes([(1, 28, 28), (16, 14, 14), (10,)], ["a", "b"])
    assert written(ax) == ["1 × 28 × 28", "a", "16 × 14 × 14", "b", "10"]


@pytest.mark.parametrize(
    ("shapes", "steps", "message"),
    [
        ([(1, 28, 28)], None, "two or more"),
        ([(1, 28, 28), (4, 4)], None, "two or more"),
        ([(10,), (10,)], ["a", "b"], "need 1 steps"),
    ],
)
def test_volumes_refuses(shapes, steps, message):
    with pytest.raises(ValueError, match=message):
        volumes(shapes, steps)
