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
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import torch

from course_admin.answering import describe, place_of, run_cell, seed_everything
from course_admin.plain_values import MAXIMUM_BYTES, NotPlain, decode, encode, write_back

CHECK = "<check>"


class AnswerError(Exception):
    """An answer raised an error of a class that only its own process knows."""


class CheckProcess:
    """A process that waits for checks to run, one after the other, each in a fork of its own.

    Whoever waits for it says until when, as `time.monotonic` counts: it is killed then, which ends
    every wait for it.
    """

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "course_admin.check_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._ready = False

    def wait_until_ready(self, deadline: float) -> None:
        """Wait until it has imported what checks use.

        Raises
        ------
        EOFError, OSError, TimeoutError
            As `receive`.
        """
        if not self._ready:
            self.receive(deadline)
            self._ready = True

    def send(self, content: bytes, deadline: float) -> None:
        """Send one message.

        Raises
        ------
        OSError
            If the process has ended.
        TimeoutError
            If it has not read the message until ``deadline``; it is killed.
        """
        with self._killed_at(deadline):
            write_message(self.process.stdin, content)

    def receive(self, deadline: float) -> bytes:
        """Wait for one message.

        Raises
        ------
        EOFError
            If the process has ended.
        TimeoutError
            If there is none until ``deadline``; it is killed.
        """
        with self._killed_at(deadline):
            return read_message(self.process.stdout)

    @contextlib.contextmanager
    def _killed_at(self, deadline: float) -> Iterator[None]:
        timer = threading.Timer(max(0.1, deadline - time.monotonic()), self.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (EOFError, OSError):
            if time.monotonic() >= deadline:
                raise TimeoutError("the check process was not done in time") from None
            raise
        finally:
            timer.cancel()

    def kill(self) -> None:
        """Kill the process and its forks."""
        import signal

        if self.process.poll() is None:
            with contextlib.suppress(AttributeError, ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()

    def close(self) -> None:
        """End the process and its forks."""
        self.kill()
        self.process.wait()
        with contextlib.suppress(OSError):  # what it did not read
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
    changes: bool = False,
) -> dict[str, Any]:
    """Run ``cells`` and ``check`` here; ``ask`` calls the answer's functions there.

    What a function changes in its arguments is changed here, too, as it would be beside the check.
    So an answer could change what it is compared with. When it has changed something and passed,
    the check is run once more with arguments that stay as they are, and must pass again, unless the
    exercise asks for ``changes``.

    Returns
    -------
    dict
        ``error``: None, or what `answering.describe` says of it; ``line`` and ``ours``: see
        `answering.place_of`; ``context``: whether it arose in a cell before the check; ``changed``:
        whether the answer passed only with what it had changed.
    """
    sent = encode(values, opaque=True)
    calls = FarCalls(ask)
    verdict = _run_once(cells, check, callables, values, seed, calls)
    if verdict["error"] is None and calls.changed and not changes:
        calls.writes_back = False
        verdict = _run_once(cells, check, callables, decode(sent), seed, calls)
        verdict["changed"] = verdict["error"] is not None
    return verdict


def _run_once(
    cells: list[str],
    check: str,
    callables: list[str],
    values: dict[str, Any],
    seed: int,
    calls: FarCalls,
) -> dict[str, Any]:
    namespace: dict[str, Any] = {
        "__name__": "__main__",
        "display": lambda *args, **kwargs: None,
        "get_ipython": lambda: None,
    }
    verdict = {"error": None, "context": False, "changed": False, "line": 0, "ours": False}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        seed_everything(seed)
        for number, source in enumerate(cells):
            error = run_cell(source, namespace, f"<course {number}>")
            if error is not None:
                return {**verdict, "error": describe(error), "context": True}
        seed_everything(seed)
        namespace.update(values)
        namespace.update({name: calls.function(name) for name in callables})
        error = run_cell(check, namespace, CHECK)
    if error is None:
        return verdict
    return {**verdict, "error": describe(error), **place_of(error, CHECK)}


class FarCalls:
    """Calls of the answer's functions in their own process.

    Parameters
    ----------
    ask : callable
        Sends a request there and gives the reply.

    Attributes
    ----------
    writes_back : bool
        Whether arguments get the contents that a call has given them there.
    changed : bool
        Whether a call has given them other contents.
    """

    def __init__(self, ask: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self.ask = ask
        self.writes_back, self.changed = True, False

    def function(self, name: str) -> Callable[..., Any]:
        """Make a function that calls the answer's function of this name.

        The answer starts from the state of the check's random numbers, and gives none back: what
        the check draws next is not the answer's to choose.
        """

        def call(*args: Any, **kwargs: Any) -> Any:
            request = {"do": "call", "name": name, "args": list(args), "kwargs": kwargs}
            reply = self.ask({**request, "rng": torch.get_rng_state()})
            given = [*args, *kwargs.values()]
            after = self._take(given, reply)
            if "raised" in reply:
                raise as_error(reply["raised"])
            result = reply.get("result")
            for mine, its in zip(given, after, strict=False):
                if result is its and isinstance(its, torch.Tensor | list | dict):
                    return mine
            return result

        call.__name__ = call.__qualname__ = name
        return call

    def _take(self, given: list[Any], reply: dict[str, Any]) -> list[Any]:
        """Write changed arguments back; give what they are in the other process, if that counts."""
        if not self.writes_back or type(reply.get("args")) is not list:
            return []
        if type(reply.get("kwargs")) is not dict:
            return []
        after = [*reply["args"], *reply["kwargs"].values()]
        if len(given) != len(after):
            return []
        if not self.changed:
            self.changed = encode(given, opaque=True) != encode(after, opaque=True)
        for mine, its in zip(given, after, strict=True):
            write_back(mine, its)
        return after


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
    gone = False

    def ask(request: dict[str, Any]) -> dict[str, Any]:
        nonlocal gone  # for this fork
        if not gone:
            write_message(target, encode({"call": encode(request)}))
            reply = decode(read_message(source))
            gone = type(reply) is dict and "gone" in reply
        if gone:
            raise AnswerError("the answer's process is gone")
        if type(reply) is not dict:
            raise NotPlain("the answer's process replied nonsense")
        return reply

    while True:
        try:
            task = decode(read_message(source))
        except EOFError:
            return
        gone = False
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
