"""How a wrong result is related to the right one: twice as large, transposed, one place further.

A check knows the mistakes that its author thought of. What it does not know, a relation often
tells: not what somebody did, but a fact from which they can see it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np

_FUNCTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "the squares": np.square,
    "the square roots": np.sqrt,
    "the absolute values": np.abs,
    "the exponentials": np.exp,
    "the logarithms": np.log,
    "the reciprocals": np.reciprocal,
}
# What one has done too much, or is to be done yet.
_REDUCTIONS = (
    (np.sum, "added up", "added up"),
    (np.mean, "averaged", "averaged"),
    (np.max, "taken the largest", "reduced to the largest"),
)
_LARGEST = 1_000_000  # numbers that are looked at
_MOST_AXES = 4


def relation(actual: np.ndarray, expected: np.ndarray, *, rtol: float, atol: float) -> str | None:
    """Say in a sentence how a wrong array is related to the right one; None if nothing is seen.

    Parameters
    ----------
    actual, expected : array of float64, finite
        Of equal ones, such as differ in dtype alone, there is nothing to say.
    rtol, atol : float
        As those of `checks.expect`.

    Examples
    --------
    >>> relation(np.array([2.0, 4.0, 6.0]), np.array([1.0, 2.0, 3.0]), rtol=1e-4, atol=1e-5)
    'Every value is 2 times what it should be.'
    """

    def same(one: np.ndarray, other: np.ndarray) -> bool:
        if one.shape != other.shape or not np.isfinite(other).all():
            return False
        return bool((np.abs(one - other) <= atol + rtol * np.abs(other)).all())

    if max(actual.size, expected.size) > _LARGEST or min(actual.size, expected.size) == 0:
        return None
    if max(actual.ndim, expected.ndim) > _MOST_AXES:
        return None
    if same(actual, expected):
        return None
    with np.errstate(all="ignore"):
        of_kind = _in_value if actual.shape == expected.shape else _in_shape
        if expected.size == 1 and actual.size == 1:
            of_kind = _of_a_number
        return next(of_kind(actual, expected, same), None)


def _of_a_number(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    a, e = float(actual.reshape(-1)[0]), float(expected.reshape(-1)[0])

    def is_(value: float) -> bool:
        return same(np.array(a), np.array(value)) and abs(a - e) > 1e-3 * abs(e)

    if e and is_(-e):
        yield "The sign is wrong."
    if e == int(e) and abs(e) > 2 and abs(a - e) == 1:
        yield f"That is 1 too {'many' if a > e else 'few'}."
    if 0 < e < 1 and is_(1 - e):
        yield "That is 1 minus what it should be."
    for factor in (2, 0.5, 100, 0.01, 10, 0.1, 4, 0.25, 3):
        if e and is_(factor * e):
            yield f"That is {factor:g} times what it should be."
    if e > 0 and is_(1 / e):
        yield "That is 1 divided by what it should be."
    if e and is_(e * e):
        yield "That is the square of what it should be."
    if e > 0 and is_(e**0.5):
        yield "That is the square root of what it should be."


def _in_value(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    varied = np.unique(expected.round(6)).size > 2
    if (actual == 0).all():
        yield "All your values are 0."
    if varied and np.ptp(actual) == 0:
        yield "All your values are the same."
    if varied:
        yield from _by_a_formula(actual, expected, same)
        yield from _by_places(actual, expected, same)
    yield from _in_a_part(actual, expected, same)
    for axis in range(expected.ndim):
        ones = expected.sum(axis)
        if same(ones, np.ones_like(ones)) and not same(actual.sum(axis), np.ones_like(ones)):
            yield f"Along axis {axis}, the values should sum to 1, and yours do not."


def _by_a_formula(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    if same(actual, -expected):
        yield "Every value has the wrong sign."
    large = np.abs(expected) > 1e-3 * np.abs(expected).max()
    factor = float(np.median(actual[large] / expected[large]))
    if abs(factor - 1) > 1e-3 and abs(factor) > 1e-3 and same(actual, factor * expected):
        yield f"Every value is {factor:.4g} times what it should be."
    more = float(np.median(actual - expected))
    if same(actual, expected + more):
        yield f"Every value is {abs(more):.4g} {'more' if more > 0 else 'less'} than it should be."
    if same(actual, 1 - expected):
        yield "Every value is 1 minus what it should be."
    for name, function in _FUNCTIONS.items():
        if same(actual, function(expected)):
            yield f"Your values are {name} of the right ones."
        if np.isfinite(function(actual)).all() and same(function(actual), expected):
            yield f"Take {name} of your values, and they are right."


def _by_places(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    if actual.ndim == 2 and actual.shape[0] == actual.shape[1] and same(actual, expected.T):
        yield "Rows and columns are swapped."
    for axis, size in enumerate(actual.shape):
        if size > 1 and same(actual, np.flip(expected, axis)):
            yield f"The order along axis {axis} is turned round."
        if size > 2:
            for step in (1, -1):
                inner = [slice(None)] * actual.ndim
                inner[axis] = slice(1, None) if step == 1 else slice(None, -1)
                if same(actual[tuple(inner)], np.roll(expected, step, axis)[tuple(inner)]):
                    where = "later" if step == 1 else "earlier"
                    yield f"Everything stands one place too far {where} along axis {axis}."
    if same(np.sort(actual, axis=None), np.sort(expected, axis=None)):
        yield "The values are right, but they stand in other places."


def _in_a_part(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    for axis, size in enumerate(actual.shape):
        if size < 3:
            continue
        mine, right = np.moveaxis(actual, axis, 0), np.moveaxis(expected, axis, 0)
        wrong = [not same(one, other) for one, other in zip(mine, right, strict=True)]
        names = {0: "first", size - 1: "last"}
        for place, name in names.items():
            if wrong[place] and sum(wrong) == 1:
                yield f"Only the {name} one along axis {axis} is wrong."
            if not wrong[place] and sum(wrong) == size - 1:
                yield f"Only the {name} one along axis {axis} is right."


def _in_shape(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    if actual.size == expected.size:
        if same(actual.reshape(-1), expected.reshape(-1)):
            yield "The values are right, and in the right order."
        for axes in itertools.permutations(range(expected.ndim)):
            turned = expected.transpose(axes)
            if turned.shape == actual.shape and same(actual, turned):
                yield "The values are right: the axes stand in another order."
    for reduce, done, to_do in _REDUCTIONS:
        for axis in range(expected.ndim):
            if same(np.squeeze(actual), np.squeeze(reduce(expected, axis=axis))):
                yield f"You have {done} over axis {axis} as well, which should stay."
        for axis in range(actual.ndim):
            if same(np.squeeze(reduce(actual, axis=axis)), np.squeeze(expected)):
                yield f"Yours is right once it is {to_do} over axis {axis}."
    if expected.ndim == 1 and actual.shape == (expected.size, expected.size):
        yield "A column (N, 1) and a row (N,) make a table (N, N): one has an axis too many."
    if actual.ndim == expected.ndim:
        yield from _too_short_or_long(actual, expected, same)


def _too_short_or_long(actual: np.ndarray, expected: np.ndarray, same: Callable) -> Iterator[str]:
    for axis in range(expected.ndim):
        mine, right = np.moveaxis(actual, axis, 0), np.moveaxis(expected, axis, 0)
        missing = len(right) - len(mine)
        short, long = (mine, right) if missing > 0 else (right, mine)
        if not abs(missing) or not len(short):
            continue
        what = "missing" if missing > 0 else "too many"
        for end, part in (("end", long[: len(short)]), ("beginning", long[-len(short) :])):
            if same(short, part):
                yield f"Along axis {axis}, {abs(missing)} are {what} at the {end}."
