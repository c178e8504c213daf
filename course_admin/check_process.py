"""The process that runs checks which need not share one with the answer: see `judging`.

It runs the course's code alone. What an answer defined is called in the answer's own process, far
away: arguments go there and results come back as plain values, and nothing else does.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

import torch

from course_admin.answering import describe, place_of, run_cell, seed_everything
from course_admin.plain_values import MAXIMUM_BYTES, NotPlain, decode, encode, write_back

CHECK = "<check>"


class AnswerError(Exception):
    """An answer raised an error of a class that only its own process knows."""


class CheckProcess:
    """A process that waits for checks to run, one after the other, each in a fork of its own."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "course_admin.check_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._ready = False

    def wait_until_ready(self) -> None:
        """Wait until it has imported what checks use.

        Raises
        ------
        EOFError
            If it could not.
        """
        if not self._ready:
            self.receive()
            self._ready = True

    def send(self, content: bytes) -> None:
        """Send one message."""
        write_message(self.process.stdin, content)

    def receive(self) -> bytes:
        """Wait for one message.

        Raises
        ------
        EOFError
            If the process has ended.
        """
        return read_message(self.process.stdout)

    def close(self) -> None:
        """End the process and its forks."""
        import signal

        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def write_message(file: BinaryIO, content: bytes) -> None:
    """Write a message: its length, and itself."""
    file.write(len(content).to_bytes(8, "big") + content)
    file.flush()


def read_message(file: BinaryIO) -> bytes:
    """Read a message.

    Raises
    ------
    EOFError
        If there is none any more.
    """
    length = int.from_bytes(_exactly(file, 8), "big")
    if length > 2 * MAXIMUM_BYTES:
        raise EOFError(f"a message of {length:,} bytes")
    return _exactly(file, length)


def _exactly(file: BinaryIO, count: int) -> bytes:
    content = file.read(count)
    if len(content) < count:
        raise EOFError("the other end was closed")
    return content


def run_check(
    cells: list[str],
    check: str,
    callables: list[str],
    values: dict[str, Any],
    seed: int,
    ask: Callable[[dict[str, Any]], dict[str, Any]],
) -> dict[str, Any]:
    """Run ``cells`` and ``check`` here; ``ask`` calls the answer's functions there.

    Returns
    -------
    dict
        ``error``: None, or what `answering.describe` says of it; ``line`` and ``ours``: see
        `answering.place_of`; ``context``: whether it arose in a cell before the check.
    """
    namespace: dict[str, Any] = {
        "__name__": "__main__",
        "display": lambda *args, **kwargs: None,
        "get_ipython": lambda: None,
    }
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        seed_everything(seed)
        for number, source in enumerate(cells):
            error = run_cell(source, namespace, f"<course {number}>")
            if error is not None:
                return {"error": describe(error), "context": True, "line": 0, "ours": False}
        seed_everything(seed)
        namespace.update(values)
        namespace.update({name: far_function(name, ask) for name in callables})
        error = run_cell(check, namespace, CHECK)
    if error is None:
        return {"error": None, "context": False, "line": 0, "ours": False}
    return {"error": describe(error), "context": False, **place_of(error, CHECK)}


def far_function(name: str, ask: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[..., Any]:
    """Make a function that calls the answer's function of this name in its own process.

    The answer starts from the state of the check's random numbers, and gives none back: what the
    check draws next is not the answer's to choose.
    """

    def call(*args: Any, **kwargs: Any) -> Any:
        request = {"do": "call", "name": name, "args": list(args), "kwargs": kwargs}
        reply = ask({**request, "rng": torch.get_rng_state()})
        given, changed = [*args, *kwargs.values()], []
        if type(reply.get("args")) is list and type(reply.get("kwargs")) is dict:
            changed = [*reply["args"], *reply["kwargs"].values()]
        if len(given) == len(changed):
            for before, after in zip(given, changed, strict=True):
                write_back(before, after)
        if "raised" in reply:
            raise as_error(reply["raised"])
        result = reply.get("result")
        for before, after in zip(given, changed, strict=False):
            if result is after and isinstance(after, torch.Tensor | list | dict):
                return before
        return result

    call.__name__ = call.__qualname__ = name
    return call


def as_error(said: Any) -> BaseException:
    """Make an error of what `answering.describe` said: of a built-in class, or `AnswerError`."""
    import builtins

    try:
        known, name, message = map(str, said)
    except (TypeError, ValueError):
        return AnswerError("an error that cannot be read")
    kind = vars(builtins).get(known)
    if known in ("Exception", "BaseException", "SystemExit", "KeyboardInterrupt"):
        return AnswerError(f"{name}: {message}")
    if isinstance(kind, type) and issubclass(kind, Exception):
        with contextlib.suppress(TypeError):  # some want more than a message
            return kind(message)
    return AnswerError(f"{name}: {message}")


def _serve(source: BinaryIO, target: BinaryIO) -> None:
    def ask(request: dict[str, Any]) -> dict[str, Any]:
        write_message(target, encode({"call": encode(request)}))
        reply = decode(read_message(source))
        if type(reply) is not dict:
            raise NotPlain("the answer's process replied nonsense")
        return reply

    while True:
        try:
            task = decode(read_message(source))
        except EOFError:
            return
        child = os.fork() if hasattr(os, "fork") else 0
        if child:
            os.waitpid(child, 0)
            continue
        try:
            verdict = run_check(**task, ask=ask)
        except BaseException:
            verdict = {"failed": traceback.format_exc()[-2000:]}
        write_message(target, encode({"verdict": verdict}))
        if hasattr(os, "fork"):
            os._exit(0)


def main() -> None:
    """Serve checks on what were standard input and output; what is printed goes nowhere."""
    source, target = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(null, descriptor)
    os.environ["COURSE_STATIC"] = "1"
    torch.set_num_threads(1)
    from course_admin.proving import warm_up

    warm_up()
    write_message(target, b"ready")
    _serve(_Whole(source), target)


class _Whole:
    """Reads exactly as many bytes as it is asked for, and none ahead: forks share the pipe."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def read(self, count: int) -> bytes:
        parts = []
        while count:
            part = self.file.read(min(count, 1 << 20))
            if not part:
                break
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


if __name__ == "__main__":
    main()
