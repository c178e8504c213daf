"""Toy sets of points: balanced, repeatable, of the known shapes, and which a line separates."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import make_circles
from sklearn.linear_model import LogisticRegression, Perceptron
from sklearn.neighbors import KNeighborsClassifier

from course_utils.data import points


@settings(deadline=None)
@given(
    st.sampled_from(["linear", "xor", "moons", "circles"]),
    st.integers(2, 60),
    st.floats(0, 1),
    st.integers(0, 2**32 - 1),
)
def test_points_are_balanced_and_follow_from_the_seed(kind, n, noise, seed):
    x, y = points(kind, n, noise=noise, seed=seed)
    assert x.shape == (n, 2)
    assert x.dtype == torch.float32
    assert y.dtype == torch.int64
    assert torch.isfinite(x).all()
    assert torch.bincount(y, minlength=2).tolist() == [n - n // 2, n // 2]
    again = points(kind, n, noise=noise, seed=seed)
    assert torch.equal(x, again[0])
    assert torch.equal(y, again[1])


@settings(deadline=None)
@given(st.integers(2, 200), st.floats(0, 2), st.integers(0, 1000))
def test_linear_points_have_a_margin(n, noise, seed):
    x, y = points("linear", n, noise=noise, seed=seed)
    distance = (2 * y - 1) * x.double().sum(dim=1) / 2**0.5
    assert distance.min() > 0.0999


def test_a_line_separates_only_the_linear_points():
    scores = {}
    for kind in ("linear", "xor", "moons", "circles"):
        x, y = points(kind, 400, seed=1)
        scores[kind] = LogisticRegression(C=1e3).fit(x, y).score(x, y)
        # Yet all of them can be told apart.
        assert KNeighborsClassifier(5).fit(x, y).score(*points(kind, 400, seed=2)) > 0.9
    x, y = points("linear", 400, seed=1)
    assert Perceptron(max_iter=1000, tol=None).fit(x, y).score(x, y) == 1
    assert scores.pop("linear") == 1
    assert max(scores.values()) < 0.93, scores
    assert scores["xor"] < 0.7


def test_the_shapes_are_the_known_ones():
    x, y = points("circles", 400, noise=0)
    expected = {0: 1.0, 1: 0.5}
    oracle = make_circles(400, noise=0, factor=0.5, random_state=0)
    for label, radius in expected.items():
        assert torch.allclose(x[y == label].norm(dim=1), torch.tensor(radius))
        assert np.allclose(np.linalg.norm(oracle[0][oracle[1] == label], axis=1), radius)
    x, y = points("moons", 400, noise=0)
    assert torch.allclose(x[y == 0].norm(dim=1), torch.tensor(1.0))
    assert (x[y == 0][:, 1] >= 0).all()
    assert torch.allclose((x[y == 1] - torch.tensor([1, 0.5])).norm(dim=1), torch.tensor(1.0))
    x, y = points("xor", 400, noise=0)
    assert torch.equal(y == 1, x[:, 0] * x[:, 1] < 0)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("moon",), ValueError, r"There is no toy set 'moon'. Did you mean \"moons\"\?"),
        (("xor", 1), ValueError, "n must be 2 or more, not 1"),
        (("xor", 2.5), TypeError, "n must be a whole number"),
    ],
)
def test_bad_points_are_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        points(*arguments)


@pytest.mark.parametrize(
    ("noise", "error"),
    [(-0.1, ValueError), (float("nan"), ValueError), (float("inf"), ValueError), ("0", TypeError)],
)
def test_bad_noise_is_refused(noise, error):
    with pytest.raises(error, match="noise must be"):
        points("moons", noise=noise)
