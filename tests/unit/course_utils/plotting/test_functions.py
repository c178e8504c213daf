"""Curves of functions: they are the functions, and what cannot be drawn is refused."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_utils import plotting


def test_curves_are_the_functions():
    ax = plotting.curves({"sigmoid": torch.sigmoid, "double": lambda z: 2 * z}, start=-1, stop=3)
    z = ax.lines[0].get_xdata()
    assert (z[0], z[-1]) == (-1, 3)
    np.testing.assert_allclose(ax.lines[0].get_ydata(), 1 / (1 + np.exp(-z)))
    np.testing.assert_allclose(ax.lines[1].get_ydata(), 2 * z)
    assert len(ax.get_legend().get_texts()) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"functions": {}}, "at least one"), ({"functions": {"s": torch.sin}, "stop": -6}, "empty")],
)
def test_curves_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        plotting.curves(**arguments)
