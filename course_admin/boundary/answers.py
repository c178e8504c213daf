"""What runs in the jail: the student's cells, as IPython runs them, then calls of what they define.

Nothing it says can be trusted further than the process it says it from: the answer's code shares
that process. So it knows nothing that an answer must not know.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import io
import os
import pdb
import random
import signal
import socket
import sys
import types
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from typing import Any

import numpy as np
import torch
from IPython.core import debugger
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from .errors import describe
from .messages import Channel
from .peer import Peer

PRINTED = 4000  # characters
UNFINISHED = "it was left unfinished"


class Shell(InteractiveShell):
    """IPython without a history, a terminal or a front end."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Show nothing: nobody looks."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Have no windows, as in a notebook."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Show nothing: nobody looks."""


def make_shell() -> Shell:
    """Make IPython, once for this process; a fork server does so before it forks."""
    if not Shell.initialized():
        settings = Config()
        settings.HistoryManager.enabled = False
        settings.InteractiveShell.colors = "nocolor"
        Shell.instance(config=settings)
    return Shell.instance()


def serve(connection: socket.socket) -> None:
    """Do what comes through the wall, until the other side is gone."""
    os.environ["COURSE_STATIC"] = "1"
    torch.set_num_threads(1)
    sys.path.insert(0, "")  # as in a notebook: modules that its cells write are imported
    builtins.input = lambda prompt="": ""  # as if Enter was pressed: nobody sits here
    _forget_debuggers()
    answers = Answers(make_shell())
    with captured():
        Peer(
            Channel(connection),
            answers=True,
            run=answers.run,
            value=answers.value,
            seed=seed_everything,
        ).serve()


def _forget_debuggers() -> None:
    """Go on where an answer would stop for a debugger: it would wait for a keyboard for ever."""

    def go_on(*args: Any, **kwargs: Any) -> None:
        return None

    sys.breakpointhook = pdb.set_trace = debugger.set_trace = go_on
    pdb.Pdb.set_trace = debugger.Pdb.set_trace = go_on


class Answers:
    """The notebook of one student, as far as one check needs it.

    Parameters
    ----------
    shell : Shell
        What runs it.
    """

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def run(self, source: str, seconds: int) -> list[Any]:
        """Run a cell; give how it failed, or None, and what it printed.

        Parameters
        ----------
        source : str
            The cell.
        seconds : int
            After how many seconds of computing, or ten times as many of waiting, it is left
            unfinished; 0 for never.
        """
        absent: set[str] = set()  # such as google.colab or seaborn, left over from elsewhere
        importlib.invalidate_caches()  # a cell above may have written a module
        with captured() as printed, _at_most(seconds), _pretending(absent):
            error = self._error_of(source)
            while isinstance(error, ModuleNotFoundError) and error.name:
                name = error.name.partition(".")[0]
                if name in absent or name.startswith("course_"):
                    break
                absent.add(name)
                error = self._error_of(source)
        return [None if error is None else describe(error), printed.getvalue()]

    def value(self, name: str) -> Any:
        """Give what a name stands for.

        Raises
        ------
        NameError
            If it stands for nothing.
        """
        if name not in self.shell.user_ns:
            raise NameError(f"name {name!r} is not defined")
        return self.shell.user_ns[name]

    def _error_of(self, source: str) -> BaseException | None:
        try:
            result = self.shell.run_cell(source, store_history=False, silent=True)
        except BaseException as error:  # of a magic, or of IPython itself
            return error
        return result.error_before_exec or result.error_in_exec


def seed_everything(seed: int) -> None:
    """Start all random numbers anew."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed)


@contextlib.contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Raise a TimeoutError in what is done for longer."""

    def stop(*_: Any) -> None:
        raise TimeoutError(f"this cell took more than {seconds} s: {UNFINISHED}")

    timers = {signal.ITIMER_PROF: (signal.SIGPROF, 1), signal.ITIMER_REAL: (signal.SIGALRM, 10)}
    for timer, (number, times) in timers.items():
        signal.signal(number, stop)
        signal.setitimer(timer, times * seconds)
    try:
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)


@contextlib.contextmanager
def captured() -> Iterator[io.StringIO]:
    """Keep the beginning of what is printed, and drop the rest."""
    text = _Beginning()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        yield text


class _Beginning(io.StringIO):
    def write(self, text: str) -> int:
        room = PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


@contextlib.contextmanager
def _pretending(absent: set[str]) -> Iterator[None]:
    """Let these packages be imported, which are not here: nothing in them does anything."""
    finder = _Finder(absent)
    sys.meta_path.append(finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for module in [one for one in sys.modules if one.partition(".")[0] in absent]:
            del sys.modules[module]  # other packages look there for what is installed


class _Finder:
    def __init__(self, absent: set[str]) -> None:
        self.absent = absent

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] not in self.absent:
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        return _Absent(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        pass


class _Absent(types.ModuleType):
    """A package that is not here, or anything in it, or anything that this gives."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Absent(f"{self.__name__}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and not kwargs:  # a decorator, or what prints and gives it back
            return args[0]
        return _Absent(f"{self.__name__}()")

    def __getitem__(self, key: Any) -> Any:
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *error: Any) -> None:
        return None
