"""The processes that run checks which need not share one with the answer: see `judging`.

To import what checks use takes seconds. So one warm process does it for all judges of a grader:
for each it forks a process that serves this judge, and that one forks another for each check.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Any, BinaryIO

from course_admin.course.settings import CourseError
from course_admin.grading.plain_values import MAXIMUM_BYTES, NotPlain, decode, encode
from course_admin.grading.separate_checks import AnswerError, run_check

REQUEST = 8  # bytes: the process to forget, or 0 to fork one for the socket that comes along


class CheckProcess:
    """A process that waits for checks to run, one after the other, each in a fork of its own.

    Whoever waits for it says until when, as `time.monotonic` counts: it is killed then, which ends
    every wait for it.

    Raises
    ------
    CourseError
        If this machine cannot fork.
    """

    def __init__(self) -> None:
        self._warm = WarmProcess.shared()
        self._process: int | None = None  # until it is ready
        self._closed = False
        self._socket, theirs = socket.socketpair()
        with theirs, contextlib.suppress(OSError):  # it has ended: the first wait says so
            self._warm.fork(theirs)
        self._source, self._target = self._socket.makefile("rb"), self._socket.makefile("wb")

    def wait_until_ready(self, deadline: float) -> None:
        """Wait until it has imported what checks use.

        Raises
        ------
        EOFError, OSError, TimeoutError
            As `receive`.
        """
        if self._process is None:
            try:
                self._process = int.from_bytes(self.receive(deadline), "big")
            except (EOFError, OSError):
                self._warm.close()  # the next one gets another
                raise

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
            write_message(self._target, content)

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
            return read_message(self._source)

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
        """Kill the process and its forks; before it is ready, the warm process."""
        if self._closed:
            return
        if self._process is None:
            self._warm.close()
        else:
            self._warm.kill_fork(self._process)
        with contextlib.suppress(OSError):  # it has ended
            self._socket.shutdown(socket.SHUT_RDWR)  # ends every wait for it

    def close(self) -> None:
        """End the process and its forks."""
        if self._closed:
            return
        if self._process is not None:
            self.kill()
            self._warm.forget(self._process)
        self._closed = True
        for file in (self._source, self._target, self._socket):
            with contextlib.suppress(OSError):  # what it did not read
                file.close()


class WarmProcess:
    """A process that has imported what checks use, and forks one for each `CheckProcess`.

    It has a session of its own, which no Ctrl-C reaches, and ends with the one that started it.

    Raises
    ------
    CourseError
        If this machine cannot fork.
    """

    _one: WarmProcess | None = None
    _lock = threading.Lock()

    @classmethod
    def shared(cls) -> WarmProcess:
        """Give the one of this process; another if that has ended."""
        with cls._lock:
            if cls._one is None or cls._one.closed or cls._one.process.poll() is not None:
                cls._one = cls()
            return cls._one

    def __init__(self) -> None:
        if not hasattr(os, "fork"):
            raise CourseError(
                "Checks run in forks, which Windows does not have: grade in WSL, or on a Linux "
                "worker (--scheduler)."
            )
        self.closed = False
        self._control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "course_admin.grading.check_process", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        atexit.register(self.close)

    def fork(self, connection: socket.socket) -> None:
        """Ask for a process that serves what comes through ``connection``."""
        with self._lock:
            socket.send_fds(self._control, [bytes(REQUEST)], [connection.fileno()])

    def kill_fork(self, process: int) -> None:
        """Kill a forked process and its own forks."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process, signal.SIGKILL)

    def forget(self, process: int) -> None:
        """Free the number of a process that was killed; until then no other can get it."""
        with self._lock, contextlib.suppress(OSError):
            self._control.sendall(process.to_bytes(REQUEST, "big"))

    def close(self) -> None:
        """Kill it."""
        self.closed = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            self.process.kill()
        self.process.wait()
        self._control.close()


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


def main(control: socket.socket) -> None:
    """Be the warm process: fork, and wait for those that were killed, until the other end closes.

    What checks print goes nowhere.
    """
    import torch

    os.environ["COURSE_STATIC"] = "1"
    torch.set_num_threads(1)
    from course_admin.course.execution import warm_up

    warm_up()
    while True:
        request, connections, *_ = socket.recv_fds(control, REQUEST, 1)
        if len(request) < REQUEST:
            return
        killed = int.from_bytes(request, "big")
        if killed:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(killed, 0)
        elif not os.fork():
            control.close()
            os.setsid()
            _serve(*connections)
            os._exit(0)
        for connection in connections:
            os.close(connection)


def _serve(connection: int) -> None:
    """Run checks, each in a fork, until the other end closes."""
    source, target = _Whole(connection), os.fdopen(connection, "wb")
    write_message(target, os.getpid().to_bytes(8, "big"))
    while True:
        try:
            task = decode(read_message(source))
        except EOFError:
            return
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            continue
        try:
            verdict = run_check(**task, ask=_Asking(source, target))
        except BaseException:
            verdict = {"failed": traceback.format_exc()[-2000:]}
        write_message(target, encode({"verdict": verdict}))
        os._exit(0)


class _Asking:
    """Asks the answer's process, through the judge, to call a function, until that is gone."""

    def __init__(self, source: _Whole, target: BinaryIO) -> None:
        self.source, self.target = source, target
        self.gone = False

    def __call__(self, request: dict[str, Any]) -> dict[str, Any]:
        if not self.gone:
            write_message(self.target, encode({"call": encode(request)}))
            reply = decode(read_message(self.source))
            self.gone = type(reply) is dict and "gone" in reply
        if self.gone:
            raise AnswerError("the answer's process is gone")
        if type(reply) is not dict:
            raise NotPlain("the answer's process replied nonsense")
        return reply


class _Whole:
    """Reads exactly as many bytes as it is asked for, and none ahead: forks share the socket."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def read(self, count: int) -> bytes:
        parts = []
        while count:
            part = os.read(self.descriptor, min(count, 1 << 20))
            if not part:
                break
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
