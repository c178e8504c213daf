"""Values as inert bytes: what crosses between the process of an answer and that of its check.

A pickle runs code of whoever made it. This format cannot: it holds tensors, arrays, numbers, text
and containers of them, by value and with their exact type, and nothing that could do anything.
Whatever else an answer gives arrives as an `Opaque` object that only knows its type's name.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

MAXIMUM_BYTES = 64_000_000
MAXIMUM_DEPTH = 50
MAXIMUM_ITEMS = 2_000_000  # of all containers in a value, each counted as often as it occurs

_TENSORS = {"Tensor": torch.Tensor, "Parameter": torch.nn.Parameter}
_DTYPES = {
    str(value).removeprefix("torch."): value
    for value in vars(torch).values()
    if type(value) is torch.dtype and not str(value).startswith(("torch.q", "torch.bits"))
}
_SEQUENCES = {"list": list, "tuple": tuple, "Size": torch.Size, "set": set, "frozenset": frozenset}
_NUMPY_KINDS = "biufc"


class NotPlain(Exception):
    """A value is not one of the plain kinds, or it is too large."""


class Opaque:
    """Stands for an object that was not plain; its class has the name of the object's class."""


def encode(value: Any, *, opaque: bool = False) -> bytes:
    """Turn a plain value into bytes.

    Parameters
    ----------
    value : tensor, array, number, str, bytes, bool, None, dtype, list, tuple, set, dict of them
        Tensors are on the CPU and dense. Whether they require a gradient, and the gradient of a
        leaf, go with them. An object that occurs twice is one object again afterwards.
    opaque : bool
        Whether anything else becomes an `Opaque` instead of an error.

    Raises
    ------
    NotPlain
        If something in it is not plain (and ``opaque`` is not set), or it is too large.

    Examples
    --------
    >>> decode(encode([1, torch.tensor([2.0])]))
    [1, tensor([2.])]
    >>> encode(print)
    Traceback (most recent call last):
        ...
    course_admin.grading.plain_values.NotPlain: builtin_function_or_method is not a plain value
    """
    writer = _Writer(opaque)
    try:
        tree = writer.node(value, 0)
    except RecursionError:
        raise NotPlain("nested too deeply") from None
    header = json.dumps(tree).encode()
    if len(header) + writer.size > MAXIMUM_BYTES:
        raise NotPlain(f"more than {MAXIMUM_BYTES:,} bytes")
    return b"".join([len(header).to_bytes(8, "big"), header, *writer.buffers])


def decode(content: bytes) -> Any:
    """Give the value that `encode` turned into bytes.

    Raises
    ------
    NotPlain
        If the bytes are anything else. No code of theirs is ever run.
    """
    try:
        length = int.from_bytes(content[:8], "big")
        tree = json.loads(content[8 : 8 + length])
        return _Reader(memoryview(content)[8 + length :]).value(tree, 0)
    except NotPlain:
        raise
    except Exception as error:
        raise NotPlain(f"not an encoded value ({type(error).__name__}: {error})"[:200]) from None


class _Writer:
    def __init__(self, opaque: bool) -> None:
        self.opaque = opaque
        self.buffers: list[bytes] = []
        self.size = 0
        self.seen: dict[int, int] = {}
        self.kept: list[Any] = []  # so that no id is used twice

    def node(self, value: Any, depth: int) -> list[Any]:
        if depth > MAXIMUM_DEPTH:
            raise NotPlain("nested too deeply")
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return ["=", value]
        if kind is int:
            return ["int", hex(value)]
        if kind is float:
            return ["float", value.hex() if math.isfinite(value) else repr(value)]
        if kind is complex:
            return ["complex", self.node(value.real, depth), self.node(value.imag, depth)]
        if id(value) in self.seen:
            return ["same", self.seen[id(value)]]
        if kind is bytes:
            return ["bytes", *self._store(value)]
        if kind is torch.dtype and str(value).removeprefix("torch.") in _DTYPES:
            return ["dtype", str(value).removeprefix("torch.")]
        if kind is torch.device:
            return ["device", str(value)]
        if isinstance(value, np.generic) and value.dtype.kind in _NUMPY_KINDS:
            return ["number", value.dtype.str, *self._store(value.tobytes())]
        number = len(self.kept)
        self.seen[id(value)] = number
        self.kept.append(value)
        for name, sequence in _SEQUENCES.items():
            if kind is sequence:
                return [name, number, [self.node(item, depth + 1) for item in value]]
        if kind.__module__ == "torch.return_types":  # what x.max(dim=0) gives
            return ["returned", number, kind.__name__, [self.node(x, depth + 1) for x in value]]
        if kind is dict:
            pairs = [[self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in value.items()]
            return ["dict", number, pairs]
        if kind is np.ndarray and value.dtype.kind in _NUMPY_KINDS:
            return ["array", number, value.dtype.str, list(value.shape), *self._store(value)]
        for name, tensor in _TENSORS.items():
            if kind is tensor and self._is_plain(value):
                return [name, number, *self._tensor(value, depth)]
        if self.opaque:
            return ["opaque", number, kind.__name__[:60]]
        raise NotPlain(f"{kind.__name__} is not a plain value")

    def _is_plain(self, tensor: torch.Tensor) -> bool:
        return (
            tensor.layout is torch.strided
            and tensor.device.type == "cpu"
            and str(tensor.dtype).removeprefix("torch.") in _DTYPES
        )

    def _tensor(self, tensor: torch.Tensor, depth: int) -> list[Any]:
        with torch.no_grad():
            stored = self._store(_bytes_of(tensor).numpy() if tensor.numel() else b"")
        grad = tensor.grad if tensor.is_leaf and tensor.requires_grad else None
        return [
            str(tensor.dtype).removeprefix("torch."),
            list(tensor.shape),
            tensor.requires_grad,
            self.node(grad, depth + 1),
            *stored,
        ]

    def _store(self, data: Any) -> list[int]:
        data = data if isinstance(data, bytes) else data.tobytes()
        self.size += len(data)
        if self.size > MAXIMUM_BYTES:
            raise NotPlain(f"more than {MAXIMUM_BYTES:,} bytes")
        self.buffers.append(data)
        return [self.size - len(data), len(data)]


class _Reader:
    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.made: dict[int, Any] = {}
        self.items: dict[int, int] = {}

    def value(self, node: list[Any], depth: int) -> Any:
        if depth > MAXIMUM_DEPTH:
            raise NotPlain("nested too deeply")
        if depth == 0:
            self._count(node)
        kind, *rest = node
        simple = _SIMPLE.get(kind)
        if simple is not None:
            return simple(self, *rest)
        if kind == "complex":
            return complex(self.value(rest[0], depth), self.value(rest[1], depth))
        number, *rest = rest
        made = self._made(kind, rest, number, depth)
        self.made[number] = made
        return made

    def _count(self, node: list[Any]) -> int:
        """Count the items in a container, those that are shared as often as they occur.

        To hash or print tuples of tuples takes as long as that, however few there are in memory.
        """
        kind, number, *rest = [*node, None]
        if kind == "same":
            return self.items.get(number, 1)
        if kind != "dict" and kind not in _SEQUENCES:
            return 1
        nodes = rest[0] if kind != "dict" else [node for pair in rest[0] for node in pair]
        count = 1 + sum(map(self._count, nodes))
        if count > MAXIMUM_ITEMS:
            raise NotPlain(f"more than {MAXIMUM_ITEMS:,} items")
        self.items[number] = count
        return count

    def _made(self, kind: str, rest: list[Any], number: int, depth: int) -> Any:
        if kind == "list":
            self.made[number] = made = []
            made.extend(self.value(item, depth + 1) for item in rest[0])
            return made
        if kind in _SEQUENCES:
            return _SEQUENCES[kind]([self.value(item, depth + 1) for item in rest[0]])
        if kind == "dict":
            self.made[number] = made = {}
            for key, value in rest[0]:
                made[self.value(key, depth + 1)] = self.value(value, depth + 1)
            return made
        if kind == "array":
            dtype, shape, start, length = rest
            return np.frombuffer(self.bytes(start, length), _numeric(dtype)).reshape(shape).copy()
        if kind == "returned":
            name, items = rest
            found = getattr(torch.return_types, name if type(name) is str else "", None)
            if getattr(found, "__module__", "") != "torch.return_types":
                raise NotPlain("unknown type of torch")
            return found([self.value(item, depth + 1) for item in items])
        if kind == "opaque":
            name = "".join(c for c in rest[0] if c.isalnum() or c == "_") or "object"
            return type(name, (Opaque,), {})()
        return self._tensor(kind, rest, depth)

    def _tensor(self, kind: str, rest: list[Any], depth: int) -> torch.Tensor:
        dtype, shape, requires_grad, grad, start, length = rest
        data = bytearray(self.bytes(start, length))
        flat = torch.frombuffer(data, dtype=_DTYPES[dtype]) if data else torch.empty(0)
        made = flat.to(_DTYPES[dtype]).reshape(shape)
        if kind == "Parameter":
            made = torch.nn.Parameter(made, requires_grad=requires_grad is True)
        elif kind != "Tensor":
            raise NotPlain(f"unknown kind {kind!r:.40}")
        elif requires_grad is True:
            made.requires_grad_()
        gradient = self.value(grad, depth + 1)
        if type(gradient) is torch.Tensor:
            made.grad = gradient
        return made

    def bytes(self, start: int, length: int) -> bytes:
        if not (start >= 0 and length >= 0 and start + length <= len(self.data)):
            raise NotPlain("a buffer lies outside the data")
        return bytes(self.data[start : start + length])


def _numeric(text: str) -> np.dtype:
    dtype = np.dtype(text)
    if dtype.kind not in _NUMPY_KINDS:
        raise NotPlain(f"unknown array type {text!r:.40}")
    return dtype


def _constant(value: Any) -> Any:
    if value is None or type(value) in (bool, str):
        return value
    raise NotPlain("unknown constant")


_SIMPLE: dict[str, Callable[..., Any]] = {
    "=": lambda reader, value: _constant(value),
    "int": lambda reader, text: int(text, 16),
    "float": lambda reader, text: float.fromhex(text),
    "same": lambda reader, number: reader.made[number],
    "bytes": lambda reader, start, length: reader.bytes(start, length),
    "dtype": lambda reader, name: _DTYPES[name],
    "device": lambda reader, name: torch.device(name),
    "number": lambda reader, dtype, start, length: np.frombuffer(
        reader.bytes(start, length), _numeric(dtype)
    )[0],
}


def write_back(before: Any, after: Any) -> None:
    """Give ``before`` the contents of ``after``, in place, where a call has changed them.

    Both have the same structure: ``after`` is a copy of ``before`` that a function was called
    with. What cannot be changed in place, such as a shape, stays as it was.
    """
    if type(before) is not type(after):
        return
    if isinstance(before, torch.Tensor):
        if before.shape == after.shape and before.dtype == after.dtype:
            if not _same_bytes(before, after):
                with torch.no_grad():
                    before.copy_(after)
            if before.is_leaf and before.requires_grad:
                before.grad = after.grad
    elif isinstance(before, np.ndarray):
        if before.shape == after.shape and before.dtype == after.dtype and before.flags.writeable:
            before[...] = after
    elif isinstance(before, list | tuple) and len(before) == len(after):
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            if type(before) is list and not _in_place(one, other):
                before[place] = other
            else:
                write_back(one, other)
    elif type(before) is list:
        before[:] = after
    elif type(before) is dict and list(before) == list(after):
        for key, one in before.items():
            if _in_place(one, after[key]):
                write_back(one, after[key])
            else:
                before[key] = after[key]
    elif type(before) is dict:
        before.clear()
        before.update(after)


def _in_place(one: Any, other: Any) -> bool:
    """Whether ``one`` can take the contents of ``other``."""
    return type(one) is type(other) and isinstance(
        one, torch.Tensor | np.ndarray | list | tuple | dict
    )


def _same_bytes(one: torch.Tensor, other: torch.Tensor) -> bool:
    return torch.equal(_bytes_of(one), _bytes_of(other))


def _bytes_of(tensor: torch.Tensor) -> torch.Tensor:
    """Give the values of a tensor as bytes, whatever its strides are."""
    flat = torch.empty(tensor.numel(), dtype=tensor.dtype)
    return flat.copy_(tensor.detach().reshape(-1)).view(torch.uint8)
