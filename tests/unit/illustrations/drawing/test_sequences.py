"""A series in time: its values, its parts, and what does not fit."""

import numpy as np
import pytest
import torch

from illustrations import drawing
from tests.unit.figures import curve, texts


def test_time_series_draws_the_values_and_shades_the_parts():
    years, values = torch.arange(1700, 1710), torch.rand(10)
    parts = {"training": (1700, 1705), "test": (1706, 1709)}
    ax = drawing.time_series(years, values, parts=parts, names=("year", "spots"))
    np.testing.assert_allclose(curve(ax), (years, values))
    assert texts(ax) == ["training", "test"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("year", "spots")
    first, second = ax.patches
    assert first.get_x() + first.get_width() == second.get_x() == 1705.5
    assert first.get_facecolor() != second.get_facecolor()


def test_time_series_of_equal_values_and_of_one_value():
    assert len(drawing.time_series([1, 2, 3], [4, 4, 4]).lines) == 1
    assert len(drawing.time_series([1], [4]).lines) == 1


def test_time_series_says_what_does_not_fit():
    with pytest.raises(ValueError, match="one value for each time"):
        drawing.time_series([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="three parts, and got 4"):
        drawing.time_series([1, 2], [1, 2], parts=dict.fromkeys("abcd", (1, 2)))
