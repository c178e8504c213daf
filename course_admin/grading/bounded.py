"""Work on what somebody else wrote, in a process that may take so much and no more.

Parsers take time with the square of what they read, or memory a thousand times as much, where
somebody looks for it. So whatever reads a hand-in does so in a fork, which is killed when it takes
too long, and nobody else's marks wait for it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

CPU_SECONDS, SECONDS = 60, 900
MEMORY = 2 * 2**30  # bytes, besides what the process has already
_T = TypeVar("_T")


class TookTooMuch(Exception):
    """It took too much time or memory, and was given up."""


def bounded(function: Callable[..., _T], *args: Any, cpu_seconds: int = CPU_SECONDS) -> _T:
    """Call a function in a fork of this process, and give what it gives.

    Parameters
    ----------
    function : callable
        What it gives must be such that it can be pickled.
    *args
        Its arguments.
    cpu_seconds : int
        How long it may compute.

    Raises
    ------
    TookTooMuch
        If it takes more, more than 15 minutes by the clock, or more than 2 GB.
    RuntimeError
        What it raised, as a text.

    Examples
    --------
    >>> bounded(len, "abc")
    3
    """
    if not hasattr(os, "fork"):
        return function(*args)
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiver)
        _be_the_child(sender, function, args, cpu_seconds)
    os.close(sender)
    try:
        content = _read(receiver, time.monotonic() + SECONDS)
    finally:
        os.close(receiver)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not content:
        raise TookTooMuch("it takes too much time or memory to be read")
    is_fine, value = pickle.loads(content)  # our own code wrote it
    if not is_fine:
        raise RuntimeError(value)
    return value


def _be_the_child(
    sender: int, function: Callable[..., Any], args: tuple[Any, ...], cpu_seconds: int
) -> None:
    """Do the work, say what came of it, and end without anything else that Python does then."""
    try:
        limit(cpu_seconds, MEMORY)  # a fork begins with no time used
        try:
            said = pickle.dumps((True, function(*args)))
        except MemoryError:
            os._exit(1)
        except Exception as error:
            said = pickle.dumps((False, f"{type(error).__name__}: {error}"[:2000]))
        with open(sender, "wb") as file:
            file.write(said)
    finally:
        os._exit(0)


def limit(cpu_seconds: int, memory: int) -> None:
    """Limit what this process may use from now on.

    Parameters
    ----------
    cpu_seconds : int
        How long it may compute, all together.
    memory : int
        Bytes that it may add to what it has; without /proc, as many as it likes.
    """
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    statm = Path("/proc/self/statm")
    if statm.exists():
        most = int(statm.read_text("ascii").split()[5]) * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _read(receiver: int, deadline: float) -> bytes:
    """Read all that comes until the other end is closed; nothing, if that is not soon enough."""
    parts = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([receiver], [], [], left)[0]:
            return b""
        part = os.read(receiver, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
