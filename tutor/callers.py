"""Who called: the check, or the answer that it judges. Both run in one process of a notebook.

A library's function that a check calls is the check's doing; the same function called from the
notebook's code, or as an answer itself, or inside of a layer that the answer made, is the answer's.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys
import weakref
from collections.abc import Callable
from types import FrameType, FunctionType, ModuleType
from typing import Any

from torch import nn
from torch.jit import ScriptModule

_COURSES = ("course_utils", "reference", "tutor", "IPython", "ipykernel")


class Callers:
    """Tells the calls of a check from those of an answer.

    Parameters
    ----------
    stack : contextlib.ExitStack
        What ends with the check.
    scope, notebook : dict
        The names of the check, and those of the notebook.
    is_answers : callable
        Says of an object whether what its methods do is the answer's doing; None if there is no
        telling.
    """

    def __init__(
        self,
        stack: contextlib.ExitStack,
        scope: dict[str, Any],
        notebook: dict[str, Any],
        is_answers: Callable[[Any], bool | None],
    ) -> None:
        self.stack, self.scope, self.notebook = stack, scope, notebook
        self._is_answers = is_answers
        # By number, for an answer's modules may be unhashable.
        self._made: weakref.WeakValueDictionary[int, nn.Module] = weakref.WeakValueDictionary()
        self._classes: set[type] = set()

    def watch(self) -> None:
        """Note which classes are an answer's, and from now on which modules the check makes."""
        self._is_answers = self._is_answers_object
        self._note_modules()
        # A class of a library with a name here may be an answer, too, but also an import, or what a
        # loop has left behind; and the check itself makes objects of it.
        named = self.notebook.values()
        self._classes = {o for o in named if isinstance(o, type) and o.__module__ == "__main__"}

    def mark(self) -> None:
        """Put functions into the check's scope that tell whose they are, for bare ones do not."""
        for name, value in self.notebook.items():
            if self.scope.get(name) is value and self._is_bare(value):
                self.scope[name] = _as_an_answers(value)

    def is_the_checks_own(self) -> bool:
        """Whether the check itself called, and not the notebook's code, which is an answer's."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_globals is self.scope:
                return True
            if frame.f_globals is self.notebook or frame.f_code is _AN_ANSWERS:
                return False
            if self._is_answers(_owner(frame)):
                return False
            frame = frame.f_back
        return True

    def is_no_answers_module(self) -> bool:
        """Whether the check itself called, where all that is an answer's here are modules."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_globals is not self.scope:
            is_answers = self._is_answers(_owner(frame))
            if is_answers is not None:
                return not is_answers
            frame = frame.f_back
        return True

    def _is_answers_object(self, owner: Any) -> bool:
        """Whether a library's methods, called of this object, are called by the answer."""
        if not self._classes.isdisjoint(type(owner).__mro__):
            return True
        if not issubclass(type(owner), nn.Module) or self._made.get(id(owner)) is owner:
            return False
        # One that is only being made is noted later; one that was traced has nothing of its own.
        return "_modules" in vars(owner) or issubclass(type(owner), ScriptModule)

    def _note_modules(self) -> None:
        """Note from now on which modules the check itself makes or copies: no others are its."""

        def noting(method: Callable) -> Callable:
            @functools.wraps(method)
            def note(module: nn.Module, *args: Any, **kwargs: Any) -> Any:
                self._made[id(module)] = module  # at once, for its class's methods run below here
                if not self.is_the_checks_own():
                    self._made.pop(id(module), None)
                return method(module, *args, **kwargs)

            return note

        for name in ("__init__", "__setstate__"):
            method = getattr(nn.Module, name)
            setattr(nn.Module, name, noting(method))
            self.stack.callback(setattr, nn.Module, name, method)

    def _is_bare(self, value: Any) -> bool:
        """Whether this is a library's function, or made of one, and no code of the notebook's."""
        if not callable(value) or isinstance(value, type | ModuleType | nn.Module):
            return False
        if type(value).__module__ == "__main__":
            return False
        inner = inspect.unwrap(value) if isinstance(value, FunctionType) else value
        if isinstance(inner, FunctionType) and inner.__globals__ is self.notebook:
            return False
        return str(getattr(inner, "__module__", "")).partition(".")[0] not in _COURSES


def _owner(frame: FrameType) -> Any:
    """Give the object of which a method runs; None if it is a function."""
    code = frame.f_code
    is_method = code.co_argcount and code.co_varnames[0] == "self"
    return frame.f_locals.get("self") if is_method else None


def _as_an_answers(function: Callable) -> Callable:
    """Give a function of which one sees, in the frames below it, that it is an answer's."""

    @functools.wraps(function)
    def answers(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return answers


_AN_ANSWERS = _as_an_answers(len).__code__
