"""Images in a grid and in rows: each whole in its place, and what is refused."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils import plotting
from tests.unit.figures import CLASSES, texts

# --- image_grid ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "images",
    [
        torch.randint(256, (10, 1, 8, 6), dtype=torch.uint8),
        torch.randint(256, (10, 8, 6), dtype=torch.uint8),
        torch.rand(10, 3, 8, 6).numpy(),
        torch.rand(10, 8, 6, requires_grad=True),
        torch.rand(10, 1, 8, 6, dtype=torch.float64) * 7 - 3,
    ],
)
def test_each_image_stands_whole_in_its_place(images):
    ax = plotting.image_grid(images, columns=4)
    drawn = np.asarray(ax.images[0].get_array())
    values = plotting.style.as_array(images).astype(float)
    values = values.reshape(10, -1, 8, 6).transpose(0, 2, 3, 1)
    if images.dtype == torch.uint8:
        values = values / 255
    elif values.min() < 0:
        values = (values - values.min()) / (values.max() - values.min())
    drawn = drawn if drawn.ndim == 3 else drawn[..., None]
    gap = round(0.08 * 8)
    for i, image in enumerate(values):
        top, left = gap + (i // 4) * (8 + gap), gap + (i % 4) * (6 + gap)
        np.testing.assert_allclose(drawn[top : top + 8, left : left + 6], image, atol=1e-6)
    assert drawn.shape[:2] == (3 * (8 + gap) + gap, 4 * (6 + gap) + gap)


@settings(deadline=None, max_examples=15)
@given(n=st.integers(1, 40), columns=st.integers(1, 12), labelled=st.booleans())
def test_a_grid_of_any_size_fits_on_a_slide(n, columns, labelled):
    labels = range(n) if labelled else None
    ax = plotting.image_grid(torch.rand(n, 1, 4, 4), labels, columns=columns)
    width, height = ax.figure.get_size_inches()
    assert 0 < width <= 8.0001
    assert 0 < height <= 4.5001
    assert [text.get_text() for text in ax.texts] == ([str(i) for i in range(n)] * labelled)
    plt.close(ax.figure)


def test_labels_are_numbers_names_or_texts():
    images = torch.zeros(3, 4, 4)
    for labels, classes, shown in [
        (torch.tensor([2, 0, 1]), None, ["2", "0", "1"]),
        (torch.tensor([2, 0, 1]), CLASSES, ["owl", "cat", "dog"]),
        (np.array([0, 0, 1]), list(CLASSES), ["cat", "cat", "dog"]),
        (["owl, not cat", "?", 1], CLASSES, ["owl, not cat", "?", "dog"]),
    ]:
        ax = plotting.image_grid(images, labels, classes)
        assert [text.get_text() for text in ax.texts] == shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"images": torch.zeros(28, 28)}, r"One image alone\? Add the first dimension"),
        ({"images": torch.zeros(5, 2, 28, 28)}, r"images has shape \(5, 2, 28, 28\)"),
        ({"images": torch.zeros(0, 1, 28, 28)}, "no images to draw"),
        ({"images": torch.zeros(2, 8, 8), "labels": [1]}, "2 images, but 1 labels"),
        ({"images": torch.zeros(1, 8, 8), "labels": [3], "classes": CLASSES}, "3 has no name"),
        ({"images": torch.zeros(1, 8, 8), "labels": [-1], "classes": CLASSES}, "-1 has no name"),
        ({"images": torch.zeros(1, 8, 8), "columns": 0}, "number of images in a row"),
    ],
)
def test_images_that_cannot_be_drawn_are_explained(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.image_grid(**arguments)
    assert plt.get_fignums() == []


# image_rows


def test_a_row_shows_its_images_from_black_to_white():
    images = torch.stack([torch.full((4, 4), v) for v in (-1.0, 0.0, 1.0, 7.0)])
    ax = plotting.image_rows({"grey": images}, limits=(-1, 1))
    mosaic = ax.images[0].get_array()
    assert [mosaic[3, 3 + 5 * i] for i in range(4)] == [0.0, 0.5, 1.0, 1.0]
    assert [text.get_text() for text in ax.texts] == ["grey"]


def test_bytes_and_floats_may_stand_in_one_figure():
    rows = {
        "bytes": torch.full((2, 1, 4, 4), 255, dtype=torch.uint8),
        "floats": torch.zeros(1, 4, 4),
    }
    mosaic = plotting.image_rows(rows, limits=(0, 1)).images[0].get_array()
    assert mosaic[3, 3] == 1
    assert mosaic[8, 3] == 0
    assert mosaic[8, 8] == 1  # nothing is white


@pytest.mark.parametrize(("count", "images"), [(1, 40), (9, 8), (2, 3)])
def test_rows_fit_on_a_slide(count, images):
    ax = plotting.image_rows({f"row {i}": torch.zeros(images, 28, 28) for i in range(count)})
    width, height = ax.figure.get_size_inches()
    assert width <= plotting.style.LARGEST_WIDTH + 0.01
    assert height <= plotting.style.LARGEST_HEIGHT + 0.01


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({}, "rows is empty"),
        ({"one": torch.zeros(28, 28)}, r"image\[None\]"),
        ({"colours": torch.zeros(2, 3, 8, 8)}, "'colours' has shape"),
        ({"a": torch.zeros(1, 4, 4), "b": torch.zeros(1, 5, 5)}, "of one size"),
    ],
)
def test_what_is_no_row_is_refused(rows, words):
    with pytest.raises(ValueError, match=words):
        plotting.image_rows(rows)


def test_image_rows_puts_each_row_under_the_one_before():
    rows = {"black": torch.zeros(3, 1, 4, 5), "white": torch.full((3, 4, 5), 7.0)}
    ax = plotting.image_rows(rows)
    (picture,) = ax.images
    mosaic = np.asarray(picture.get_array())
    assert mosaic.shape == (2 * 5 + 1, 3 * 6 + 1)
    assert mosaic[1:5, 1:6].max() == 0
    assert mosaic[6:10, 1:6].min() == 1  # cut off at white
    assert texts(ax) == ["black", "white"]


def test_image_rows_takes_bytes():
    ax = plotting.image_rows({"row": torch.full((1, 1, 2, 2), 51, dtype=torch.uint8)})
    assert np.asarray(ax.images[0].get_array())[1, 1] == pytest.approx(0.2)
