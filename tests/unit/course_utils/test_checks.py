"""The assertion helpers of the check cells: what they accept, what they refuse, what they say."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_admin.proving.adversaries import AlwaysEqual
from course_utils import checks
from course_utils.checks import CheckFailed

FLOATS = st.floats(-1e6, 1e6, width=32)
ANSWERS = st.recursive(
    st.one_of(
        FLOATS,
        st.integers(-1000, 1000),
        st.booleans(),
        st.text(max_size=5),
        st.none(),
        arrays.arrays(np.float32, arrays.array_shapes(max_dims=3, max_side=4), elements=FLOATS),
        arrays.arrays(np.float32, arrays.array_shapes(max_dims=3, max_side=4), elements=FLOATS).map(
            torch.from_numpy
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
    ),
    max_leaves=5,
)


@given(ANSWERS)
def test_every_answer_equals_itself(answer):
    checks.expect(answer, answer)


@given(ANSWERS)
def test_an_object_equal_to_everything_equals_no_answer(answer):
    with pytest.raises(CheckFailed):
        checks.expect(AlwaysEqual(), answer)


@given(ANSWERS, st.sampled_from([float("nan"), float("inf"), -float("inf")]))
def test_nan_and_infinity_equal_no_answer(answer, poison):
    with pytest.raises(CheckFailed):
        checks.expect(poison, answer)
    with pytest.raises(CheckFailed):
        checks.expect(torch.full((2, 2), poison), torch.zeros(2, 2))


@given(
    arrays.arrays(np.float64, (3, 2), elements=st.floats(-1e3, 1e3)),
    st.integers(0, 5),
    st.floats(1e-2, 1e3),
)
def test_one_number_off_is_found_and_named(values, place, error):
    wrong = values.copy()
    wrong.flat[place] += error + 1e-3 * abs(values.flat[place])
    index = [int(i) for i in np.unravel_index(place, values.shape)]
    with pytest.raises(CheckFailed, match=rf"1 of 6 values.*{index[0]}, {index[1]}"):
        checks.expect(torch.from_numpy(wrong), torch.from_numpy(values))


@pytest.mark.parametrize(
    ("actual", "expected", "message"),
    [
        ([1.0, 2.0], torch.ones(2), "Expected a torch.Tensor of shape (2,), but this is a list"),
        (None, torch.ones(2), "but this is None (is there a return?)"),
        (np.ones(2), torch.ones(2), "but this is a ndarray"),
        (torch.ones(2, 1), torch.ones(2), "The shape should be (2,), but it is (2, 1)"),
        (torch.ones(2).double(), torch.ones(2), "dtype should be torch.float32, but it is"),
        (torch.tensor([1.0, float("nan")]), torch.ones(2), "contains NaN or infinity"),
        (torch.tensor(3.0), 3.0, ".item() gives it"),
        (3.0, 3, "Expected a whole number (int), but this is the float 3.0"),
        (True, 1, "Expected a number, but this is a bool"),
        (1, True, "Expected a bool, but this is an int"),
        ("relu", "tanh", "Expected 'tanh', but this is 'relu'"),
        ((1, 2), [1, 2], "Expected a list, but this is a tuple"),
        ([1, 2], [1, 2, 3], "Expected 3 items, but there are 2"),
        ([1, 5], [1, 2], "Item 1: Expected 2, but this is 5"),
        ({"a": 1}, {"b": 1}, "Expected the keys ['b'], but they are ['a']"),
        ({"a": 2}, {"a": 1}, "Key 'a': Expected 1"),
        (5, {"a": 1}, "Expected a dict, but this is an int"),
        (float("inf"), 1.0, "neither NaN nor infinity"),
    ],
)
def test_what_differs_is_said(actual, expected, message):
    with pytest.raises(CheckFailed) as caught:
        checks.expect(actual, expected)
    assert message in str(caught.value)


def test_the_mistake_that_gives_the_result_gives_the_hint():
    x = torch.tensor([[1.0, 2.0], [3.0, 5.0]])
    mistakes = {"Rows, not columns.": x.sum(1), "You took the mean.": x.mean(0)}
    with pytest.raises(CheckFailed, match="You took the mean"):
        checks.expect(x.mean(0), x.sum(0), mistakes)
    with pytest.raises(CheckFailed, match="Rows, not columns"):
        checks.expect(x.sum(1), x.sum(0), mistakes)


def test_a_mistake_that_gives_the_right_result_is_not_blamed():
    checks.expect(4, 2 + 2, mistakes={"You multiplied.": 2 * 2})


def test_numbers_of_other_kinds_that_python_treats_alike_pass():
    checks.expect(np.float32(0.5), 0.5)
    checks.expect(2, 2.0)
    checks.expect(np.int64(3), 3)
    checks.expect(torch.nn.Parameter(torch.ones(2)), torch.ones(2))
    checks.expect(torch.zeros(2, 3).shape, (2, 3))


def test_a_subclass_that_lies_about_equality_does_not_pass():
    class Liar(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

        def __sub__(self, other):
            return 0.0

    class LyingTensor(torch.Tensor):
        pass

    with pytest.raises(CheckFailed):
        checks.expect(Liar(3), 1.0)
    with pytest.raises(CheckFailed):
        checks.expect(torch.ones(2).as_subclass(LyingTensor), torch.ones(2))


def test_what_cannot_be_an_oracle_is_an_authors_error():
    with pytest.raises(TypeError, match="cannot compare with an object"):
        checks.expect(1, object())


def test_finite():
    checks.finite(torch.ones(2), "hint")
    checks.finite(1.5, "hint")
    with pytest.raises(CheckFailed, match="too large"):
        checks.finite(torch.tensor([1.0, float("inf")]), "too large")
    with pytest.raises(CheckFailed, match="this is a str"):
        checks.finite("many", "too large")
    with pytest.raises(CheckFailed):
        checks.finite(AlwaysEqual(), "too large")


def test_that_takes_only_true_itself():
    checks.that(np.bool_(True), "hint")
    checks.that(torch.tensor(True), "hint")
    for almost in (1, "yes", AlwaysEqual(), torch.tensor([True, True]), np.bool_(False), None):
        with pytest.raises(CheckFailed, match="hint"):
            checks.that(almost, "hint")


def test_kind_is_not_fooled_by_what_an_object_says_of_itself():
    assert isinstance(AlwaysEqual(), torch.Tensor)
    with pytest.raises(CheckFailed, match="Expected a Tensor, but this is an AlwaysEqual"):
        checks.kind(AlwaysEqual(), torch.Tensor)
    with pytest.raises(CheckFailed, match="Expected a list or a tuple"):
        checks.kind(3, (list, tuple))


def test_raises():
    checks.raises(ValueError, lambda: int("x"), "hint")
    with pytest.raises(CheckFailed, match="hint"):
        checks.raises(ValueError, lambda: 3, "hint")
    with pytest.raises(CheckFailed, match=r"hint \(It raised ZeroDivisionError"):
        checks.raises(ValueError, lambda: 1 / 0, "hint")


def test_a_notebook_shows_the_hint_alone():
    assert CheckFailed("Divide by N.")._render_traceback_() == ["✗ Not yet. Divide by N."]
