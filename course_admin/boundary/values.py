"""Plain values as trees: numbers, text, tensors, arrays and containers of them, by value.

Each keeps its exact type. A `Writer` turns them into nodes and bytes, a `Reader` turns these back,
and neither runs any code of theirs. What else there is, a `peer` puts in. A reader believes
nothing: it is the boundary to hostile ground. Containers are trees, never loops, so their size in
memory is bounded by the size of the message.
"""

from __future__ import annotations

import math
from collections import Counter, OrderedDict, defaultdict
from typing import Any

import numpy as np
import torch

from .messages import MOST_DATA, Gone, NotPlain

MOST_DEPTH = 40
MOST_DIGITS = 10_000  # of a whole number, in hexadecimal
MOST_KEYS = 10_000  # of a set or a dict: more might have been chosen to collide

DTYPES = {
    str(value).removeprefix("torch."): value
    for value in vars(torch).values()
    if type(value) is torch.dtype and not str(value).startswith(("torch.q", "torch.bits"))
}
SEQUENCES = {"list": list, "tuple": tuple, "size": torch.Size, "set": set, "frozenset": frozenset}
DICTS = {"dict": dict, "ordered": OrderedDict, "counter": Counter, "default": defaultdict}
_KEYS = (str, int, float, bool, bytes, type(None))
_NUMPY_KINDS = "biufc"
# How to get at what an object of a subclass holds, whatever its own methods say.
_PLAIN = {
    str: lambda value: str.encode(value, "utf-8", "replace").decode(),
    int: lambda value: int.__add__(value, 0),
    float: lambda value: float.__add__(value, 0.0),
}


class Writer:
    """Turns values into nodes, and keeps the bytes that they point into.

    Attributes
    ----------
    data : list of bytes
        All bytes so far, in their order.
    """

    def __init__(self) -> None:
        self.data: list[bytes] = []
        self._size = 0

    def node(self, value: Any, depth: int = 0) -> list[Any]:
        """Turn a value into a node.

        Raises
        ------
        NotPlain
            If something in it is not plain, or it is too large or nested too deeply.
        """
        if depth > MOST_DEPTH:
            raise NotPlain("nested too deeply")
        kind = type(value)
        if value is None or kind is bool:
            return ["=", value]
        if kind is str:
            return ["=", value.encode("utf-8", "replace").decode()]
        if kind is int:
            return ["int", hex(value)]
        if kind is float:
            return ["float", value.hex() if math.isfinite(value) else repr(value)]
        if kind is complex:
            return ["complex", self.node(value.real), self.node(value.imag)]
        for name, sequence in SEQUENCES.items():
            if kind is sequence:
                return [name, [self.node(item, depth + 1) for item in value]]
        for name, mapping in DICTS.items():
            if kind is mapping:
                items = list(value.items())
                return [
                    name,
                    [[self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in items],
                ]
        if kind is bytes:
            return ["bytes", *self.store(value)]
        if kind is torch.dtype and str(value).removeprefix("torch.") in DTYPES:
            return ["dtype", str(value).removeprefix("torch.")]
        if kind is torch.device:
            return ["device", str(value)]
        if kind in (slice, range):
            parts = (value.start, value.stop, value.step)
            return [kind.__name__, [self.node(part, depth + 1) for part in parts]]
        if isinstance(value, np.generic) and value.dtype.kind in _NUMPY_KINDS:
            return ["number", value.dtype.str, *self.store(value.tobytes())]
        if kind is np.ndarray and value.dtype.kind in _NUMPY_KINDS:
            return ["array", value.dtype.str, list(value.shape), *self.store(value.tobytes())]
        for plain, content in _PLAIN.items():  # np.str_, members of a StrEnum or an IntEnum
            if isinstance(value, plain):
                return self.node(content(value), depth)
        if kind.__module__ == "torch.return_types":  # what x.max(dim=0) gives
            return ["returned", kind.__name__, [self.node(item, depth + 1) for item in value]]
        return self.other(value, depth)

    def other(self, value: Any, depth: int) -> list[Any]:
        """Turn what is none of these into a node."""
        if type(value) in (torch.Tensor, torch.nn.Parameter) and is_plain(value):
            return ["tensor", *self.numbers(value)]
        raise NotPlain(f"{type(value).__name__} is not a plain value")

    def numbers(self, tensor: torch.Tensor) -> list[Any]:
        """Write what a tensor contains: dtype, shape and the place of its bytes."""
        with torch.no_grad():
            if tensor.numel() * tensor.element_size() > MOST_DATA:  # also if it is an expanded view
                raise NotPlain(f"more than {MOST_DATA:,} bytes")
            stored = self.store(bits_of(tensor).numpy().tobytes() if tensor.numel() else b"")
        return [str(tensor.dtype).removeprefix("torch."), list(tensor.shape), *stored]

    def store(self, content: bytes) -> list[int]:
        """Keep bytes; give their place and length."""
        self._size += len(content)
        if self._size > MOST_DATA:
            raise NotPlain(f"more than {MOST_DATA:,} bytes")
        self.data.append(content)
        return [self._size - len(content), len(content)]


class Reader:
    """Turns nodes back into values.

    Parameters
    ----------
    data : memoryview
        The bytes that came with them.
    """

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self._left = len(data)

    def value(self, node: Any, depth: int = 0) -> Any:
        """Give the value of a node.

        Raises
        ------
        NotPlain
            If it is none. No code of whoever wrote it is run.
        """
        try:
            return self._value(node, depth)
        except (NotPlain, Gone):
            raise
        except Exception as error:
            raise NotPlain(f"no value ({type(error).__name__}: {error})"[:200]) from None

    def _value(self, node: Any, depth: int) -> Any:
        if depth > MOST_DEPTH:
            raise NotPlain("nested too deeply")
        if type(node) is not list or not node or type(node[0]) is not str:
            raise NotPlain("no node")
        kind, *rest = node
        if kind == "=":
            return _constant(*rest)
        if kind == "int":
            return _whole_number(*rest)
        if kind == "float":
            return float.fromhex(*rest)
        if kind == "complex":
            real, imaginary = (self._value(part, depth + 1) for part in rest)
            return complex(real, imaginary)
        if kind in SEQUENCES:
            items = [self._value(item, depth + 1) for item in rest[0]]
            if kind in ("set", "frozenset"):
                _check_keys(items)
            return SEQUENCES[kind](items)
        if kind in DICTS:
            keys = [self._value(key, depth + 1) for key, _ in rest[0]]
            _check_keys(keys)
            values = [self._value(value, depth + 1) for _, value in rest[0]]
            made = DICTS[kind]()
            for key, value in zip(keys, values, strict=True):
                made[key] = value
            return made
        if kind == "bytes":
            return bytes(self.bytes(*rest))
        if kind == "dtype":
            return DTYPES[rest[0]]
        if kind == "device":
            return torch.device(rest[0][:20])
        if kind in ("slice", "range"):
            parts = [self._value(part, depth + 1) for part in rest[0]]
            return slice(*parts) if kind == "slice" else range(*parts)
        if kind == "number":
            dtype, start, length = rest
            return np.frombuffer(self.bytes(start, length), _numeric(dtype))[0]
        if kind == "array":
            dtype, shape, start, length = rest
            return np.frombuffer(self.bytes(start, length), _numeric(dtype)).reshape(shape).copy()
        if kind == "returned":
            found = getattr(torch.return_types, rest[0], None)
            if not isinstance(found, type) or found.__module__ != "torch.return_types":
                raise NotPlain("unknown type of torch")
            return found([self._value(item, depth + 1) for item in rest[1]])
        return self.other(kind, rest, depth)

    def other(self, kind: str, rest: list[Any], depth: int) -> Any:
        """Give the value of what is none of these."""
        if kind == "tensor":
            return self.numbers(rest)
        raise NotPlain(f"unknown kind {kind!r:.40}")

    def numbers(self, written: list[Any]) -> torch.Tensor:
        """Read what `Writer.numbers` wrote."""
        dtype, shape, start, length = written
        data = bytearray(self.bytes(start, length))
        flat = torch.frombuffer(data, dtype=DTYPES[dtype]) if data else torch.empty(0)
        return flat.to(DTYPES[dtype]).reshape(shape).clone()  # not a view of anything

    def bytes(self, start: int, length: int) -> memoryview:
        """Give a part of the data, if it lies in it."""
        if not (start >= 0 and length >= 0 and start + length <= len(self.data)):
            raise NotPlain("it points outside of its message")
        self._left -= length
        if self._left < 0:  # a few bytes that are named often would grow in memory
            raise NotPlain("it points to the same bytes again")
        return self.data[start : start + length]


def _constant(value: Any) -> Any:
    if value is None or type(value) in (bool, str):
        return value
    raise NotPlain("unknown constant")


def _whole_number(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise NotPlain(f"a number of more than {MOST_DIGITS:,} digits")
    return int(text, 16)


def _numeric(text: str) -> np.dtype:
    dtype = np.dtype(text)
    if dtype.kind not in _NUMPY_KINDS:
        raise NotPlain(f"unknown array type {text!r:.40}")
    return dtype


def _check_keys(keys: list[Any]) -> None:
    """Refuse what takes long to hash or was made to collide."""
    if len(keys) > MOST_KEYS:
        raise NotPlain(f"a set or dict of more than {MOST_KEYS:,} items")
    for key in keys:
        parts = key if type(key) is tuple else (key,)
        plain = all(type(p) in _KEYS or isinstance(p, np.generic | torch.dtype) for p in parts)
        if not plain:
            raise NotPlain(f"{type(key).__name__} as a key")


def is_plain(tensor: torch.Tensor) -> bool:
    """Whether a tensor is a block of numbers in the memory of the CPU."""
    return (
        tensor.layout is torch.strided
        and tensor.device.type == "cpu"
        and str(tensor.dtype).removeprefix("torch.") in DTYPES
    )


def bits_of(tensor: torch.Tensor) -> torch.Tensor:
    """Give the numbers of a tensor as bytes, in order, whatever its strides are."""
    flat = torch.empty(tensor.numel(), dtype=tensor.dtype)
    return flat.copy_(tensor.detach().reshape(-1)).view(torch.uint8)


def same_numbers(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two tensors have the same dtype, shape and bytes; NaN equals itself here."""
    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    return torch.equal(bits_of(one), bits_of(other))
