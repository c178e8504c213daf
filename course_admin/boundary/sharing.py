"""What is no plain value, written and read: shared data, and numbers for what stays where it is."""

from __future__ import annotations

import importlib
import math
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from . import far, gradients, modules
from .known import grad_of
from .messages import NotPlain
from .values import Reader, Writer, is_plain, same_numbers

if TYPE_CHECKING:
    from .peer import Peer

_TENSORS = (torch.Tensor, nn.Parameter)
_NAMED = {
    id(value): [module.__name__, name]
    for module in (math, torch.nn.functional, torch, torch.nn, torch.optim)
    for name, value in reversed(vars(module).items())
    if callable(value) and not name.startswith("_")
}


class Given:
    """Stands for the argument of a call that the call has returned."""

    def __init__(self, place: int) -> None:
        self.place = place


class SharingWriter(Writer):
    """Writes also what is no plain value: shares it, or gives it a number."""

    def __init__(self, peer: Peer, share: bool) -> None:
        super().__init__()
        self.peer, self.share = peer, share

    def other(self, value: Any, depth: int) -> list[Any]:
        number = self.peer.known.number_of(value)
        if number is not None and self.peer.answers and self.peer.has_past(number):
            return self._with_past(value, number)  # of which the check's side may hold no more
        if number is not None:
            return ["known", number]
        if type(value) is Given:
            return ["given", value.place]
        if type(value) in _TENSORS and is_plain(value):
            if value.requires_grad and not value.is_leaf:
                return self._with_past(value)
            if self.share or value.requires_grad:
                return self.shared(value)
            return ["tensor", *self.numbers(value)]
        if isinstance(value, nn.Module):
            number = self.peer.number(value)
            if not self.peer.answers:
                self.peer.hold(value)
            node = modules.write(self, number, value)
            self.peer.remember(number, value)
            return node
        if modules.OPTIMIZERS.get(type(value).__name__) is type(value):
            number = self.peer.number(value)
            node = ["optimizer", number, type(value).__name__]
            node.append(modules.write_optimizer(self, value))
            self.peer.remember(number, value)
            return node
        if not self.peer.answers and id(value) in _NAMED:
            return ["named", *_NAMED[id(value)]]
        return ["far", self.peer.number(value, strongly=True), *far.describe(value)]

    def shared(self, tensor: torch.Tensor | None) -> list[Any]:
        """Write a tensor that both sides shall hold."""
        if tensor is None:
            return ["=", None]
        number = self.peer.known.number_of(tensor)
        if number is not None:
            return ["known", number]
        if type(tensor) not in _TENSORS or not is_plain(tensor):
            return ["=", None]  # such as the weights that a lazy layer has not yet
        if tensor.requires_grad and not tensor.is_leaf:
            return self._with_past(tensor)
        number = self.peer.number(tensor)
        if not self.peer.answers:
            self.peer.hold(tensor)  # what later changes in it, the answer shall see
        self.peer.remember(number, tensor)
        is_parameter = type(tensor) is nn.Parameter
        return ["shared", number, is_parameter, *self.content(tensor)]

    def content(self, tensor: torch.Tensor) -> list[Any]:
        """Write what of a shared tensor may change."""
        grad = grad_of(tensor)
        grad = None if grad is None or not is_plain(grad) else self.numbers(grad)
        return [self.numbers(tensor), tensor.requires_grad, grad]

    def _with_past(self, tensor: torch.Tensor, number: int | None = None) -> list[Any]:
        inputs = gradients.inputs_of(tensor)
        if number is None:
            number = self.peer.number(tensor, strongly=True)
        self.peer.note_past(number, inputs)
        if self.share:
            self.peer.remember(number, tensor)
        nodes = [
            self.node(one)
            if isinstance(one, torch.Tensor)
            else ["known", gradients.number_of(one.node)]
            for one in inputs
        ]
        return ["past", number, self.numbers(tensor), nodes]


class SharingReader(Reader):
    """Reads also what is no plain value."""

    def __init__(self, peer: Peer, data: memoryview) -> None:
        super().__init__(data)
        self.peer = peer

    def other(self, kind: str, rest: list[Any], depth: int) -> Any:
        if kind == "tensor":
            return self.numbers(rest)
        if kind == "known":
            found = self.peer.known.find(rest[0])
            if found is None:
                raise NotPlain("an unknown object")
            return found
        if kind == "given":
            return Given(rest[0])
        if kind == "shared":
            number, is_parameter, numbers, wants, grad = rest
            made = self.numbers(numbers)
            made = nn.Parameter(made, requires_grad=False) if is_parameter is True else made
            made.requires_grad_(wants is True)
            made.grad = None if grad is None else self.numbers(grad)
            self.peer.learn(number, made)
            self.peer.remember(number, made)
            return made
        if kind == "past":
            number, numbers, inputs = rest
            if not self.peer.answers and self.peer.known.find(number) is not None:
                return self.peer.known.find(number)
            inputs = [self.value(one, depth + 1) for one in inputs]
            made, step = gradients.join(self.peer, number, self.numbers(numbers), inputs)
            self.peer.learn(number, made, as_long_as=step)
            if self.peer.answers:
                self.peer.remember(number, made)
            return made
        if kind == "module":
            made = modules.read(self, rest)
            self.peer.remember(rest[0], made)
            return made
        if kind == "optimizer":
            made = modules.read_optimizer(self, rest)
            self.peer.remember(rest[0], made)
            return made
        if kind == "named" and self.peer.answers:
            return getattr(importlib.import_module(rest[0]), rest[1])
        if kind == "far":
            number, what, name, parameters = rest
            made = far.stand_in(self.peer, number, what, name, parameters)
            self.peer.learn(number, made)
            return made
        return super().other(kind, rest, depth)

    def fill(self, tensor: torch.Tensor, content: list[Any]) -> None:
        """Give a shared tensor the content that the other side has given it."""
        numbers, wants, grad = content
        new = self.numbers(numbers)
        with torch.no_grad():
            if new.shape != tensor.shape or new.dtype != tensor.dtype:
                tensor.data = new
            elif not same_numbers(new, tensor):
                tensor.copy_(new)
        if tensor.is_leaf:
            tensor.requires_grad_(wants is True)
            tensor.grad = None if grad is None else self.numbers(grad)
        elif wants is not True:
            tensor.detach_()
