"""Answers that no check may accept: an object equal to everything, NaN, infinity."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import torch


class AlwaysEqual:
    """Says yes to every comparison, passes for any class, and gives itself for everything else."""

    __hash__ = None

    @property
    def __class__(self):
        """Pass for a tensor in ``isinstance``."""
        return torch.Tensor

    def __getattr__(self, name: str) -> AlwaysEqual:
        """Have every attribute."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: Any, **kwargs: Any) -> AlwaysEqual:
        """Be every function."""
        return self

    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        """Answer torch's own comparisons, such as ``torch.allclose``, with True."""
        return True

    def __array__(self, dtype=None, copy=None):
        """Be the number 1 for NumPy."""
        return np.asarray(1.0, dtype=dtype)

    def __iter__(self):
        """Hold one item, itself."""
        return iter([True])


def _yes(self, *others) -> bool:
    return True


def _itself(self, *others) -> AlwaysEqual:
    return self


for _name in ("eq", "ge", "gt", "le", "lt", "bool", "contains"):
    setattr(AlwaysEqual, f"__{_name}__", _yes)
for _name in ("add", "sub", "mul", "truediv", "matmul", "pow", "neg", "abs", "getitem", "mod"):
    setattr(AlwaysEqual, f"__{_name}__", _itself)
    setattr(AlwaysEqual, f"__r{_name}__", _itself)
AlwaysEqual.__ne__ = lambda self, other: False
AlwaysEqual.__len__ = lambda self: 1
AlwaysEqual.__index__ = AlwaysEqual.__int__ = lambda self: 1
AlwaysEqual.__float__ = lambda self: 1.0


def adversaries() -> dict[str, Callable[[Any], Any]]:
    """Give name -> a function that turns a right answer into a wrong one of its kind."""
    return {
        "always-equal": lambda answer: AlwaysEqual(),
        "NaN": lambda answer: poisoned(answer, float("nan")),
        "infinity": lambda answer: poisoned(answer, float("inf")),
    }


def poisoned(value: Any, poison: float) -> Any:
    """Give ``value`` with ``poison`` in place of its numbers, or of those it computes when called.

    Tensors and arrays keep shape and, where it can hold the poison, dtype; functions that return
    None have the tensors they were given filled instead; a class gives poisoned objects.
    """
    if isinstance(value, torch.nn.Module):
        value.register_forward_hook(lambda module, args, output: poisoned(output, poison))
        return value
    if inspect.isclass(value):
        if issubclass(value, torch.nn.Module):
            return lambda *args, **kwargs: poisoned(value(*args, **kwargs), poison)
        methods = {
            name: poisoned(member, poison)
            for name, member in vars(value).items()
            if inspect.isfunction(member) and name != "__init__"
        }
        return type(value.__name__, (value,), methods)
    if callable(value):

        def call(*args: Any, **kwargs: Any) -> Any:
            result = value(*args, **kwargs)
            if result is None:
                for argument in (*args, *kwargs.values()):
                    _poison_in_place(argument, poison)
            return poisoned(result, poison)

        return call
    if isinstance(value, torch.Tensor):
        if value.dtype.is_floating_point:
            return value.detach() * 0 + poison
        return torch.full(value.shape, poison)
    if isinstance(value, np.ndarray):
        return np.full(value.shape, poison)
    if isinstance(value, list | tuple) and len(value):
        return type(value)([poisoned(item, poison) for item in value])
    if isinstance(value, dict):
        return {key: poisoned(item, poison) for key, item in value.items()}
    return poison


def _poison_in_place(argument: Any, poison: float) -> None:
    if isinstance(argument, torch.nn.Module):
        argument = list(argument.parameters())
    if isinstance(argument, list | tuple):
        for item in argument:
            _poison_in_place(item, poison)
    elif isinstance(argument, torch.Tensor) and argument.dtype.is_floating_point:
        with torch.no_grad():
            argument.fill_(poison)
