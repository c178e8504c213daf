"""What no hint names is still told: how the wrong result is related to the right one."""

import numpy as np
import pytest
import torch

from course_admin.grading.hints import hint_kind, shown_hint
from course_utils import checks
from course_utils.checks import CheckFailed

E = np.array([[0.5, -1.25, 2.0], [3.5, 0.25, -0.75], [1.0, 4.0, -2.5]])
P = np.abs(E) / np.abs(E).sum(1, keepdims=True)


@pytest.mark.parametrize(
    ("actual", "expected", "fact"),
    [
        (-E, E, "wrong sign"),
        (3 * E, E, "Every value is 3 times"),
        (E / 9, E, "Every value is 0.1111 times"),
        (E + 2, E, "2 more than"),
        (E - 0.5, E, "0.5 less than"),
        (1 - E, E, "1 minus"),
        (P**2, P, "the squares of the right ones"),
        (np.sqrt(P), P, "Take the squares of your values"),
        (np.log(P), P, "Take the exponentials of your values"),
        (np.abs(E), E, "the absolute values"),
        (0 * E, E, "All your values are 0"),
        (0 * E + 7, E, "All your values are the same"),
        (E.T, E, "Rows and columns are swapped"),
        (E[::-1], E, "order along axis 0 is turned round"),
        (E[:, ::-1], E, "order along axis 1 is turned round"),
        (np.roll(E, 1, 0) * [[0], [1], [1]], E, "one place too far later along axis 0"),
        (E[[1, 0, 2]], E, "stand in other places"),
        (E * [[1], [1], [5]], E, "Only the last one along axis 0 is wrong"),
        (E * [[1], [3], [5]], E, "Only the first one along axis 0 is right"),
        (P * [[1.0], [1.5], [1.2]], P, "Only the first one along axis 0 is right"),
        (P * [1.5, 1.2, 2], P, "Along axis 1, the values should sum to 1"),
        (E.reshape(9), E, "values are right, and in the right order"),
        (E[:2].T, E[:2], "axes stand in another order"),
        (E.sum(0), E, "added up over axis 0 as well"),
        (E.mean(1, keepdims=True), E, "averaged over axis 1 as well"),
        (E[:2], E[:2].sum(0), "right once it is added up over axis 0"),
        (E, E.max(1), "reduced to the largest over axis 1"),
        (E[:, None] + E, E[0], None),
        (np.subtract.outer(E[0], E[1]), E[0] - E[1], "make a table (N, N)"),
        (E[:2], E, "Along axis 0, 1 are missing at the end"),
        (E[1:], E, "1 are missing at the beginning"),
        (E, E[:, :2], "Along axis 1, 1 are too many at the end"),
    ],
)
def test_arrays(actual, expected, fact):
    check(torch.tensor(np.array(actual)), torch.tensor(expected), fact)


def check(actual, expected, fact):
    with pytest.raises(CheckFailed) as caught:
        checks.expect(actual, expected)
    first, _, said = str(caught.value).partition("\n")
    assert (fact or "") in said
    assert bool(said) == bool(fact)
    if "'x'" not in first:  # a text that the answer chose is not shown
        assert shown_hint(str(caught.value), "") == str(caught.value)
    assert shown_hint(str(caught.value), "", hidden=True) == hint_kind(first, "")


@pytest.mark.parametrize(
    ("actual", "expected", "fact"),
    [
        (-7, 7, "sign is wrong"),
        (8, 7, "1 too many"),
        (6, 7, "1 too few"),
        (0.3, 0.7, "1 minus"),
        (1.4, 0.7, "2 times"),
        (70.0, 0.7, "100 times"),
        (0.25, 4.0, "0.0625 times" and "1 divided by"),
        (49.0, 7.0, "the square of"),
        (np.sqrt(7.0).item(), 7.0, "the square root of"),
        (5, 7, None),
        (0.0, 0.5, None),
    ],
)
def test_numbers(actual, expected, fact):
    check(actual, expected, fact)


@pytest.mark.parametrize(
    ("actual", "expected", "fact"),
    [
        ([2.0, 4.0, 6.0, 9.0], [1.0, 2.0, 3.0, 4.5], "2 times"),
        ([1, 2], [1, 2, 3], "1 are missing at the end"),
        ((1, torch.tensor(E).T), (1, torch.tensor(E)), "Rows and columns"),
        ({"a": 1.0, "b": -2.0}, {"a": 1.0, "b": 2.0}, "sign is wrong"),
        ([1.0, "x"], [1.0, "y"], None),
        ((1.0, 2.0, 3.0), [1.0, 2.0, 3.0], None),
        (("a", "b"), ["a", "b"], None),
        (torch.arange(5.0).double(), torch.arange(5.0), None),
        (torch.arange(5), torch.arange(5.0), None),
    ],
)
def test_what_is_in_lists_and_dicts(actual, expected, fact):
    check(actual, expected, fact)


def test_a_hint_of_the_check_comes_first():
    with pytest.raises(CheckFailed) as caught:
        checks.expect(8, 4, {"You doubled.": 8})
    assert str(caught.value) == "You doubled."


@pytest.mark.parametrize(
    "actual",
    [torch.tensor(1j), np.array(["x"]), np.array([object()]), torch.tensor([float("nan")]),
     torch.empty(0, 3), np.ones((1,) * 12), torch.ones(3).to_sparse()],
)  # fmt: skip
def test_what_has_no_relation_breaks_nothing(actual):
    with pytest.raises(CheckFailed):
        checks.expect(actual, torch.tensor([1.0, 2.0]))
