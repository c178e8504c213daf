"""What stands on one side of the wall for an object that stays on the other.

It holds no part of the object: each call, look and step goes through the wall, and what comes back
is a value or stands for another such object.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .peer import Peer

_OWN = ("_far_peer", "_far_number", "__signature__")
_KINDS = {kind.name: kind for kind in inspect._ParameterKind}


class Far:
    """An object on the other side, known by its number."""

    def __init__(self, peer: Peer, number: int) -> None:
        object.__setattr__(self, "_far_peer", peer)
        object.__setattr__(self, "_far_number", number)

    def __deepcopy__(self, memory: dict[int, Any]) -> Any:
        return self._far_peer.ask("copy", self)

    def __copy__(self) -> Any:
        return self.__deepcopy__({})

    def __reduce__(self) -> Any:
        raise TypeError(f"{type(self).__name__} lies in another process and cannot be pickled")


class FarFunction(Far):
    """A function, a method or a class on the other side."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._far_peer.call(self, args, kwargs)


class FarObject(Far):
    """Any other object: its attributes, items, length and iteration lie on the other side."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._far_peer.ask("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._far_peer.ask("set", self, name, value)

    def __len__(self) -> int:
        length = self._far_peer.ask("length", self)
        if type(length) is not int or not 0 <= length < 2**62:
            raise TypeError("its length is no whole number")
        return length

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, place: Any) -> Any:
        return self._far_peer.ask("item", self, place)

    def __setitem__(self, place: Any, value: Any) -> None:
        self._far_peer.ask("set_item", self, place, value)

    def __iter__(self) -> Any:
        return self._far_peer.ask("iterate", self)


class FarCallable(FarObject):
    """An object with attributes that can be called, too."""

    __call__ = FarFunction.__call__


class FarIterator(Far):
    """A generator or another iterator on the other side."""

    def __iter__(self) -> FarIterator:
        return self

    def __next__(self) -> Any:
        found = self._far_peer.ask("next", self)
        if not found:
            raise StopIteration
        return found[0]


def describe(value: Any) -> list[Any]:
    """Say what an object is: a kind, the name of its class, and a function's parameters."""
    kind = type(value)
    if hasattr(kind, "__next__"):
        return ["iterator", kind.__name__, None]
    if isinstance(value, type):
        return ["class", value.__name__, None]
    if inspect.isroutine(value):
        return ["function", kind.__name__, _parameters(value)]
    return ["callable" if callable(value) else "object", kind.__name__, None]


def stand_in(peer: Peer, number: int, kind: str, name: str, parameters: Any) -> Far:
    """Make what stands for an object that `describe` described."""
    if kind in ("class", "function"):
        made = FarFunction(peer, number)
        if parameters is not None:
            object.__setattr__(made, "__signature__", _signature(parameters))
        return made
    if kind == "iterator":
        return FarIterator(peer, number)
    base = FarCallable if kind == "callable" else FarObject
    return type(class_name(name), (base,), {})(peer, number)


def class_name(text: str) -> str:
    """Give a name that is safe to show, of a class that somebody else named."""
    return "".join(c for c in text[:60] if c.isascii() and (c.isalnum() or c == "_")) or "object"


def _parameters(function: Any) -> list[Any] | None:
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[p.name, p.kind.name, p.default is not p.empty] for p in found]


def _signature(parameters: list[Any]) -> inspect.Signature:
    return inspect.Signature(
        [
            inspect.Parameter(
                name, _KINDS[kind], default=None if given else inspect.Parameter.empty
            )
            for name, kind, given in parameters
        ]
    )
