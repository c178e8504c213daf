"""Errors through the wall: described on one side, made again on the other."""

from __future__ import annotations

import builtins
import contextlib
from typing import Any

MESSAGE = 2000  # characters of an error
# Errors that would mean something else on the check's side.
_MISTAKABLE = ("Exception", "BaseException", "SystemExit", "KeyboardInterrupt", "GeneratorExit")
_MISTAKABLE += ("EOFError", "MemoryError", "StopIteration", "StopAsyncIteration")


class AnswerError(Exception):
    """An answer raised an error of a class that only its own process knows."""


def describe(error: BaseException) -> list[str]:
    """Give the nearest built-in class of an error, its own class, and its message."""
    mro = type.mro(type(error))
    known = next(cls.__name__ for cls in mro if vars(builtins).get(cls.__name__) is cls)
    try:
        message = str(error)
    except BaseException:
        message = "(its message cannot be read)"
    return [known, type(error).__name__[:60], message[:MESSAGE]]


def as_error(said: Any) -> BaseException:
    """Make an error of what `describe` said: of a built-in class, or `AnswerError`."""
    if type(said) is not list or len(said) != 3 or not all(type(part) is str for part in said):
        return AnswerError("an error that cannot be read")
    known, name, message = said[0], said[1][:60], said[2][:MESSAGE]
    kind = vars(builtins).get(known)
    if known in _MISTAKABLE:
        return AnswerError(f"{name}: {message}")
    if isinstance(kind, type) and issubclass(kind, Exception):
        with contextlib.suppress(TypeError):  # some want more than a message
            return kind(message)
    return AnswerError(f"{name}: {message}")
