"""What the check cells of the exercises are made of.

A check compares a student's answer with an oracle, and when they differ it looks for the
misconception that explains the difference: ``mistakes`` maps a hint to the value which that
misconception produces. The student then reads what they did, not that they are wrong.

Every function here compares *exact* types. An object of a class of one's own that answers ``True``
to every ``==`` is not a number, and does not pass for one. NaN and infinity never pass.
"""

from __future__ import annotations

import ast
import copy
import itertools
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np
import torch

from course_utils import progress
from course_utils.on_its_own import NO_PART, is_within
from course_utils.printing import fits, say
from tutor.relations import relation

_TENSORS = (torch.Tensor, torch.nn.Parameter)
_SEQUENCES = (list, tuple, torch.Size)
_NUMPY_NUMBERS = tuple({t for t in np.sctypeDict.values() if issubclass(t, np.number)})
_EXACT = (str, bytes, type(None), torch.dtype, torch.device, torch.layout)


class CheckFailed(AssertionError):
    """A check did not accept an answer; the message is the hint a student reads."""

    def _render_traceback_(self) -> list[str]:
        """Show the hint alone in a notebook: the frames of this module would only hide it."""
        return [fits(f"✗ Not yet. {self}")]


def expect(
    actual: Any,
    expected: Any,
    mistakes: Mapping[str, Any] | None = None,
    *,
    rtol: float = 1e-4,
    atol: float = 1e-5,
) -> None:
    """Accept ``actual`` if it is ``expected``: same type, shape and dtype, finite, close in value.

    Parameters
    ----------
    actual : tensor, array, number, str, None, or list, tuple, dict of them
        The student's answer.
    expected : the same kinds
        What the oracle gives. It decides type, shape and dtype; a Python ``float`` also accepts an
        ``int`` or a NumPy number of the same value.
    mistakes : mapping of str to value, optional
        Hint -> the value which that misconception produces. The first one that ``actual`` equals
        gives the hint. A mistake that gives the same value as ``expected`` here is never blamed.
    rtol, atol : float
        Numbers pass when ``|actual - expected| <= atol + rtol * |expected|``.

    Raises
    ------
    CheckFailed
        With the hint of the mistake that was recognised, else with what differs first.

    Examples
    --------
    >>> expect(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0]))
    >>> expect(7, 12, mistakes={"You added: multiply instead.": 3 + 4})
    Traceback (most recent call last):
        ...
    course_utils.checks.CheckFailed: You added: multiply instead.
    """
    difference = _difference(actual, expected, rtol, atol)
    if difference is None:
        return
    for hint, value in (mistakes or {}).items():
        if _difference(actual, value, rtol, atol) is None:
            _fail(hint)
    fact = _relation(actual, expected, rtol, atol)
    _fail(difference if fact is None else f"{difference}\n{fact}")


def finite(actual: Any, hint: str) -> None:
    """Accept a tensor, array or number without NaN or infinity.

    Raises
    ------
    CheckFailed
        With ``hint`` if a value is not finite; with the type if it is no number at all.

    Examples
    --------
    >>> finite(torch.exp(torch.tensor(100.0)), "exp(100) overflowed.")
    Traceback (most recent call last):
        ...
    course_utils.checks.CheckFailed: exp(100) overflowed.
    """
    if not _is_number(actual) and type(actual) not in (*_TENSORS, np.ndarray):
        _fail(f"Expected numbers, but this is {_name(actual)}.")
    if not _all_finite(actual):
        _fail(hint)


def that(condition: Any, hint: str) -> None:
    """Accept ``True`` itself (a Python, NumPy or one-element torch bool), nothing like it.

    Raises
    ------
    CheckFailed
        With ``hint``.

    Examples
    --------
    >>> that(1 + 1 == 2, "Arithmetic is off.")
    """
    if type(condition) is np.bool_:
        condition = bool(condition)
    elif type(condition) is torch.Tensor and condition.dtype == torch.bool:
        condition = condition.numel() == 1 and condition.item()
    if condition is not True:
        _fail(hint)


def kind(actual: Any, expected: type | tuple[type, ...], hint: str | None = None) -> None:
    """Accept an object whose real class is ``expected`` or derives from it.

    ``isinstance`` also believes what an object says of itself in ``__class__``; this does not.

    Raises
    ------
    CheckFailed
        With ``hint``, or a sentence that names both types.

    Examples
    --------
    >>> kind(torch.nn.Linear(2, 1), torch.nn.Module)
    >>> kind([1, 2], torch.Tensor)
    Traceback (most recent call last):
        ...
    course_utils.checks.CheckFailed: Expected a Tensor, but this is a list.
    """
    if not issubclass(type(actual), expected):
        types = expected if isinstance(expected, tuple) else (expected,)
        names = " or ".join(_article(t.__name__) for t in types)
        _fail(hint or f"Expected {names}, but this is {_name(actual)}.")


def raises(exception: type[BaseException], function: Callable[[], Any], hint: str) -> None:
    """Accept a ``function`` that raises ``exception`` when it is called without arguments.

    Raises
    ------
    CheckFailed
        With ``hint``, if nothing is raised or something else.

    Examples
    --------
    >>> raises(ZeroDivisionError, lambda: 1 / 0, "Dividing by zero must fail.")
    """
    try:
        function()
    except exception:
        return
    except Exception as other:
        _fail(f"{hint} (It raised {type(other).__name__}: {other})")
    _fail(hint)


def passed(exercise: str) -> None:
    """Say that the visible checks of ``exercise`` accept the answer, and note it as progress.

    Examples
    --------
    >>> passed("Exercise 1")
    ✓ Exercise 1: every check here accepts your answer.
    """
    progress.record(exercise)
    say(f"✓ {exercise}: every check here accepts your answer.")


def without(*names: str) -> None:
    """Let the answer do without functions until this check cell ends: a call of one gives a hint.

    `course build` writes this line into a check with ``course: {without: [...]}``.

    Parameters
    ----------
    *names : str
        Such as ``"torch.nn.functional.conv2d"``; see `tutor.forbidding`.

    Raises
    ------
    RuntimeError
        If no check cell runs.
    ValueError
        If there is no function of such a name.
    """
    from course_utils import check_cells

    check_cells.forbid(names)


def on_its_own(model: Any, beside: int = 16_000) -> Callable[..., Any]:
    """Take a trained model out of its notebook: with its class and its numbers, and nothing else.

    Parameters
    ----------
    model : torch.nn.Module
        What the answer has trained.
    beside : int
        How many bytes it may carry, compressed, beside its parameters: code, buffers, constants.

    Returns
    -------
    callable
        Call it with a batch as you would call the model. Each call goes to a fresh copy in
        evaluation mode, which remembers nothing and has none of the notebook's data; parameters
        have the precision of float32. When an answer is graded, that copy lies in a process of its
        own. The first calls fail if what it gives for an example depends on the others in the
        batch.

    Raises
    ------
    CheckFailed
        If it is no module, carries more, or cannot be taken out.

    Examples
    --------
    >>> model = torch.nn.Linear(2, 1)
    >>> on_its_own(model)(torch.zeros(5, 2)).shape
    torch.Size([5, 1])
    >>> model.act = lambda x, table=torch.randn(100, 100): x
    >>> raises(CheckFailed, lambda: on_its_own(model), "It carries too much.")
    """
    from course_utils import check_cells

    kind(model, torch.nn.Module)
    place = check_cells.surroundings()
    try:
        content, largest = place.serialize(model, beside)
        kind(content, bytes)
    except (TypeError, ValueError) as error:
        _fail(f"Your model cannot be saved, and it must be: {error}")
    if not is_within(content, beside):
        held = f", among it {largest}" if largest else ""
        _fail(
            f"Your model carries too much beside its parameters{held}: {beside / 1000:,.0f} kB "
            "are allowed, code included. What it has learned belongs into parameters: layers, "
            "assigned or in an nn.ModuleList, or an nn.Parameter."
        )
    parameters = [parameter.detach() for parameter in model.parameters()]
    that(
        all(parameter.is_floating_point() for parameter in parameters),
        "Your model has parameters that are no floating-point numbers. A complex number, or a "
        "whole one, has room for more than one weight: use floats.",
    )
    # In the precision of float32, so that none can hold two.
    parameters = [parameter.float().to(parameter.dtype) for parameter in parameters]

    def put(inputs: Sequence[Any]) -> Any:
        try:
            return place.ask(content, *copy.deepcopy((parameters, list(inputs))))
        except Exception as error:
            said = str(error)
            that(NO_PART not in said, said)
            that("LeftBehind" not in said, f"Something that your model uses {NO_PART} ({said})")
            raise

    calls = itertools.count()

    def ask(*inputs: Any) -> Any:
        output = put(inputs)
        count = len(inputs[0])
        # A fresh copy cannot know whether it is one of the first.
        if next(calls) < 2 and count >= 8 and type(output) is torch.Tensor and len(output) == count:
            rows = torch.randperm(count)[: min(32, count // 4)]
            some = put([one[rows] for one in inputs])
            that(
                _is_close(output[rows], some),
                "What your model gives for an example depends on what else is in the batch, in "
                "evaluation mode, too. Does it draw random numbers there, or take means over the "
                "batch, or remember?",
            )
        return output

    return ask


def do_without(name: str, called: str = "") -> str:
    """Give the hint for an answer that calls what it must do without, perhaps under another name.

    Examples
    --------
    >>> do_without("torch.matmul")
    'Do without torch.matmul here: to do its work yourself is what this exercise is about.'
    >>> do_without("torch.matmul", "einsum").partition(":")[0]
    'Do without torch.matmul here, and without einsum, which can do the same'
    """
    if called:
        return (
            f"Do without {name} here, and without {called}, which can do the same: to do its work "
            "yourself is what this exercise is about."
        )
    return f"Do without {name} here: to do its work yourself is what this exercise is about."


def _is_close(one: torch.Tensor, other: Any) -> bool:
    """Whether they are equal but for what other kernels make of them; NaN is another's matter."""
    if type(other) is not torch.Tensor or one.shape != other.shape:
        return False
    one, other = torch.nan_to_num(one.double()), torch.nan_to_num(other.double())
    return bool(((one - other).abs() <= 1e-3 * (1 + one.abs().max())).all())


def _fail(message: str) -> NoReturn:
    raise CheckFailed(message) from None


def _difference(actual: Any, expected: Any, rtol: float, atol: float) -> str | None:
    """Say in one sentence what first tells ``actual`` from ``expected``; None when nothing does."""
    if type(expected) in _TENSORS or type(expected) is np.ndarray:
        return _array_difference(actual, expected, rtol, atol)
    if _is_number(expected):
        return _number_difference(actual, expected, rtol, atol)
    if type(expected) in _SEQUENCES:
        return _sequence_difference(actual, expected, rtol, atol)
    if type(expected) is dict:
        return _dict_difference(actual, expected, rtol, atol)
    if type(expected) in (bool, np.bool_, *_EXACT):
        if type(actual) is np.bool_:
            actual = bool(actual)
        if type(actual) is not type(expected) and type(expected) is not np.bool_:
            return f"Expected {_name(expected)}, but this is {_name(actual)}."
        if actual == expected:
            return None
        return f"Expected {expected!r}, but this is {actual!r}."
    raise TypeError(f"checks.expect cannot compare with {_name(expected)}")


def _array_difference(actual: Any, expected: Any, rtol: float, atol: float) -> str | None:
    family = _TENSORS if type(expected) in _TENSORS else (np.ndarray,)
    if type(actual) not in family:
        wanted = "a torch.Tensor" if family is _TENSORS else "a NumPy array"
        return f"Expected {wanted} of shape {_shape(expected)}, but this is {_name(actual)}."
    if _shape(actual) != _shape(expected):
        return f"The shape should be {_shape(expected)}, but it is {_shape(actual)}."
    if actual.dtype != expected.dtype:
        return f"The dtype should be {expected.dtype}, but it is {actual.dtype}."
    if not _all_finite(actual):
        return "Your answer contains NaN or infinity."
    got, wanted = _as_float64(actual), _as_float64(expected)
    wrong = ~(np.abs(got - wanted) <= atol + rtol * np.abs(wanted))
    if not wrong.any():
        return None
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    where = f" at index {list(place)}" if place else ""
    return (
        f"{int(wrong.sum())} of {wrong.size} values are off; the first{where} should be "
        f"{_round(wanted[place])}, but it is {_round(got[place])}."
    )


def _number_difference(actual: Any, expected: Any, rtol: float, atol: float) -> str | None:
    if type(actual) in _TENSORS and actual.numel() == 1:
        return "Expected a Python number, but this is a tensor with one element: .item() gives it."
    if not _is_number(actual):
        return f"Expected a number, but this is {_name(actual)}."
    if type(expected) is int and type(actual) is float:
        return f"Expected a whole number (int), but this is the float {actual!r}."
    if not math.isfinite(actual):
        return f"Your answer is {actual}: neither NaN nor infinity is a number to answer with."
    if abs(actual - expected) <= atol + rtol * abs(expected):
        return None
    return f"Expected {_round(expected)}, but this is {_round(actual)}."


def _sequence_difference(actual: Any, expected: Any, rtol: float, atol: float) -> str | None:
    same_kind = type(actual) is type(expected) or {type(actual), type(expected)} <= {
        tuple,
        torch.Size,
    }
    if not same_kind:
        return f"Expected {_name(expected)}, but this is {_name(actual)}."
    if len(actual) != len(expected):
        return f"Expected {len(expected)} items, but there are {len(actual)}."
    for position, (mine, theirs) in enumerate(zip(actual, expected, strict=True)):
        difference = _difference(mine, theirs, rtol, atol)
        if difference is not None:
            return f"Item {position}: {difference}"
    return None


def _dict_difference(actual: Any, expected: Any, rtol: float, atol: float) -> str | None:
    if type(actual) is not dict:
        return f"Expected a dict, but this is {_name(actual)}."
    keys = [key for key in actual if type(key) in (str, int, tuple)]
    if len(keys) != len(actual) or set(keys) != set(expected):
        return (
            f"Expected the keys {sorted(map(str, expected))}, but they are {list(map(str, keys))}."
        )
    for key, theirs in expected.items():
        difference = _difference(actual[key], theirs, rtol, atol)
        if difference is not None:
            return f"Key {key!r}: {difference}"
    return None


def _relation(actual: Any, expected: Any, rtol: float, atol: float) -> str | None:
    """Say how the first part that differs is related to the right one, if it can be seen."""
    pair = [_numbers_of(one) for one in (actual, expected)]
    if all(one is not None and np.isfinite(one).all() for one in pair):
        return relation(*pair, rtol=rtol, atol=atol)
    if type(actual) in _SEQUENCES and len(actual) == len(expected):
        pairs = zip(actual, expected, strict=True)
    elif type(actual) is dict and type(expected) is dict and actual.keys() == expected.keys():
        pairs = ((actual[key], theirs) for key, theirs in expected.items())
    else:
        return None
    differ = ((a, e) for a, e in pairs if _difference(a, e, rtol, atol) is not None)
    return next((_relation(a, e, rtol, atol) for a, e in differ), None)


def _numbers_of(value: Any) -> np.ndarray | None:
    """Give a tensor, an array, a number or a list of numbers as an array; None if it is none."""
    if type(value) in (*_TENSORS, np.ndarray):
        try:
            return _as_float64(value)
        except (TypeError, ValueError, RuntimeError):
            return None  # complex, sparse, of objects
    if _is_number(value):
        return np.array(float(value))
    if type(value) in (list, tuple) and value and all(map(_is_number, value)):
        return np.array([float(one) for one in value])
    return None


def _is_number(value: Any) -> bool:
    return type(value) in (int, float, *_NUMPY_NUMBERS)


def _all_finite(value: Any) -> bool:
    if _is_number(value):
        return math.isfinite(value)
    return bool(np.isfinite(_as_float64(value)).all())


def _as_float64(value: torch.Tensor | np.ndarray) -> np.ndarray:
    if type(value) in _TENSORS:
        value = value.detach().cpu().to(torch.float64).numpy()
    return np.asarray(value, dtype=np.float64)


def _shape(value: torch.Tensor | np.ndarray) -> tuple[int, ...]:
    return tuple(value.shape)


def _article(name: str) -> str:
    return f"{'an' if name[0].lower() in 'aeio' else 'a'} {name}"


def _name(value: Any) -> str:
    if value is None:
        return "None (is there a return?)"
    if type(value) in _TENSORS:
        return f"a torch.Tensor of shape {_shape(value)}"
    return _article(type(value).__name__)


def _round(value: Any) -> str:
    return f"{float(value):.6g}"


class _CheckCells:
    """Has a notebook run its check cells as `course_utils.check_cells` does."""

    def visit(self, tree: ast.Module) -> ast.Module:
        from course_utils import check_cells

        return check_cells.hand_over(tree)


def _install() -> None:
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None and _CheckCells not in map(type, shell.ast_transformers):
        shell.ast_transformers.append(_CheckCells())


_install()
