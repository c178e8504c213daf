"""What both sides of the wall know by a number, and what it was when both had the same."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import torch

from .values import same_numbers


class Known:
    """Objects that both sides know by a number.

    The answers' side holds what it is told to hold; the check's side holds nothing for its number
    alone, and says what is gone.
    """

    def __init__(self, weakly: bool) -> None:
        self.forgotten: list[int] = []
        self._weakly = weakly
        self._objects: dict[int, Callable[[], Any]] = {}
        self._numbers: dict[int, int] = {}
        self._owners: dict[int, int] = {}  # how many things need a number

    def add(
        self, number: int, value: Any, *, strongly: bool = False, as_long_as: Any = None
    ) -> None:
        """Note the number of an object, which is needed as long as it is, or another one."""
        self._numbers[id(value)] = number
        if not self._weakly or strongly:
            self._objects[number] = lambda: value
            return
        self._objects[number] = weakref.ref(value)
        owner = value if as_long_as is None else as_long_as
        self._owners[number] = self._owners.get(number, 0) + 1
        weakref.finalize(value, self._forget_identity, number, id(value)).atexit = False
        weakref.finalize(owner, self._forget, number).atexit = False

    def number_of(self, value: Any) -> int | None:
        """Give the number of an object; None if it has none."""
        number = self._numbers.get(id(value))
        return number if number is not None and self.find(number) is value else None

    def find(self, number: Any) -> Any:
        """Give the object of a number; None if there is none."""
        found = self._objects.get(number) if type(number) is int else None
        return found and found()

    def drop(self, number: int) -> None:
        """Forget an object."""
        found = self._objects.pop(number, None)
        if found is not None and self._numbers.get(id(found())) == number:
            del self._numbers[id(found())]

    def _forget_identity(self, number: int, identity: int) -> None:
        if self._numbers.get(identity) == number:
            del self._numbers[identity]

    def _forget(self, number: int) -> None:
        self._owners[number] -= 1
        if not self._owners[number]:
            del self._owners[number]
            self._objects.pop(number, None)
            self.forgotten.append(number)


class Snapshot:
    """What a tensor was when both sides had the same: numbers, gradient, whether it wants one."""

    def __init__(self, tensor: torch.Tensor) -> None:
        self.numbers = tensor.detach().clone()
        self.wants = tensor.requires_grad
        grad = grad_of(tensor)
        self.grad = None if grad is None else grad.detach().clone()

    def is_of(self, tensor: torch.Tensor) -> bool:
        """Whether the tensor is still so."""
        grad = grad_of(tensor)
        if self.wants is not tensor.requires_grad or (grad is None) is not (self.grad is None):
            return False
        same = grad is None or same_numbers(grad, self.grad)
        return same and same_numbers(tensor, self.numbers)


def grad_of(tensor: torch.Tensor) -> torch.Tensor | None:
    return tensor.grad if tensor.is_leaf else None
