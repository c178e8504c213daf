"""Functions that do what another does, and differ in what no task asks for; see `rewrites`."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch

_Call = Callable[[Callable, tuple, dict], Any]


def rewritten(name: str, written: Callable) -> Callable:
    """Give a function that works as ``written`` does, in the way that ``name`` names.

    Parameters
    ----------
    name : str
        One of `WAYS`.
    written : callable
        What a reference defines.

    Examples
    --------
    >>> rewritten("called by keywords", divmod)(7, 2)
    (3, 1)
    """

    @functools.wraps(written)
    def function(*args: Any, **kwargs: Any) -> Any:
        return WAYS[name](written, args, kwargs)

    return function


def _mapped(value: Any, change: Callable[[torch.Tensor], torch.Tensor]) -> Any:
    """Change each tensor in a value."""
    if isinstance(value, torch.Tensor):
        return change(value)
    if type(value) in (list, tuple):
        return type(value)(_mapped(one, change) for one in value)
    if type(value) is dict:
        return {key: _mapped(one, change) for key, one in value.items()}
    return value


def _are_plain(values: Iterable[Any]) -> bool:
    """Whether nothing but tensors without gradients, numbers and texts is there."""
    return all(
        isinstance(value, int | float | str | None)
        or (type(value) is torch.Tensor and not value.requires_grad)
        for value in values
    )


def _on_results(change: Callable[[torch.Tensor], torch.Tensor]) -> _Call:
    def call(written: Callable, args: tuple, kwargs: dict) -> Any:
        result = written(*args, **kwargs)
        given = {id(one) for one in [*args, *kwargs.values()]}
        return _mapped(result, lambda t: t if id(t) in given else change(t))

    return call


def _on_inputs(
    change: Callable[[torch.Tensor], torch.Tensor],
    back: Callable[[torch.Tensor], torch.Tensor] = lambda t: t,
    within: Callable[[], contextlib.AbstractContextManager] = contextlib.nullcontext,
) -> _Call:
    def call(written: Callable, args: tuple, kwargs: dict) -> Any:
        if not _are_plain([*args, *kwargs.values()]):
            return written(*args, **kwargs)
        changed = [_mapped(one, change) for one in args]
        named = {key: _mapped(one, change) for key, one in kwargs.items()}
        pairs = list(zip([*args, *kwargs.values()], [*changed, *named.values()], strict=True))
        if all(mine is theirs for mine, theirs in pairs):
            return written(*args, **kwargs)
        with within():
            result = written(*changed, **named)
        same = {}
        for mine, theirs in pairs:
            if type(mine) is torch.Tensor:
                same[id(theirs)] = mine
                if mine is not theirs and not torch.equal(mine, back(theirs)):
                    mine.copy_(theirs)
        return _mapped(result, lambda t: same[id(t)] if id(t) in same else back(t))

    return call


def _print(written: Callable, args: tuple, kwargs: dict) -> Any:
    print("here", [type(one).__name__ for one in args])
    return written(*args, **kwargs)


def _by_keywords(written: Callable, args: tuple, kwargs: dict) -> Any:
    kinds = inspect.signature(written).parameters.values()
    if any(kind.kind is not kind.POSITIONAL_OR_KEYWORD for kind in kinds):
        return written(*args, **kwargs)
    return written(**inspect.signature(written).bind(*args, **kwargs).arguments)


def _in_inference_mode(written: Callable, args: tuple, kwargs: dict) -> Any:
    given = [*args, *kwargs.values()]
    if not (any(type(one) is torch.Tensor for one in given) and _are_plain(given)):
        return written(*args, **kwargs)
    with torch.inference_mode():
        return written(*args, **kwargs)


def _scattered(t: torch.Tensor) -> torch.Tensor:
    if type(t) is not torch.Tensor or t.ndim < 2 or (t.is_leaf and t.requires_grad):
        return t
    return t.transpose(0, 1).contiguous().transpose(0, 1)


def _with_grad(t: torch.Tensor) -> torch.Tensor:
    if not t.is_floating_point() or isinstance(t, torch.nn.Parameter):
        return t
    return t + torch.zeros((), dtype=t.dtype, requires_grad=True)


def _by_numpy(t: torch.Tensor) -> torch.Tensor:
    if t.requires_grad or type(t) is not torch.Tensor:
        return t
    return torch.from_numpy(t.numpy().copy())


@contextlib.contextmanager
def _making_float64() -> Iterator[None]:
    """Tensors made without a dtype, as by ``torch.zeros(2)``, are float64."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        yield
    finally:
        torch.set_default_dtype(before)


WAYS: dict[str, _Call] = {
    "prints on the way": _print,
    "called by keywords": _by_keywords,
    "results that are not contiguous": _on_results(_scattered),
    "inputs that are not contiguous": _on_inputs(_scattered),
    "results that require gradients": _on_results(_with_grad),
    "by way of NumPy": _on_results(_by_numpy),
    "in inference mode": _in_inference_mode,
    "computed in float64": _on_inputs(
        lambda t: t.double() if t.dtype == torch.float32 else t,
        lambda t: t.float() if t.dtype == torch.float64 else t,
        _making_float64,
    ),
}
