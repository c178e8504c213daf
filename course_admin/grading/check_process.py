"""The processes that run checks, forked from one that has imported what checks use: see `judging`.

To import that takes seconds. Each check has a process of its own, with limits: whatever comes out
of an answer's process is read there and nowhere else, and it can be killed without loss. Where
there is no jail, answers run in forks of the same process.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from course_admin.boundary.messages import Channel, Gone, NotPlain
from course_admin.course.settings import CourseError
from course_admin.grading.bounded import limit
from course_admin.jail.confined import give_up_rights

SECONDS_TO_START = 600
CPU_SECONDS = 300  # of a check; an honest one takes less than ten
MEMORY = 3 * 2**30  # bytes that a check's process may add to what it starts with
_REQUEST = 9  # bytes: what to do, and a process number
_CHECK, _ANSWER, _FORGET = b"c", b"a", b"f"
_ANOTHER = "another"  # what a check's process says when it needs one more for answers
_USED = "used"  # and when it wants to know the CPU seconds of the answer's


class Fork:
    """A process that was forked from the warm one, in a session of its own.

    Parameters
    ----------
    what : bytes
        What it does.
    given : list of int
        Open files that it gets.

    Raises
    ------
    OSError, EOFError, TimeoutError
        If it does not start.
    """

    def __init__(self, what: bytes, given: list[int]) -> None:
        self._warm = WarmProcess.shared()
        self.connection, theirs = socket.socketpair()
        try:
            with theirs:
                self._warm.request(what, 0, [theirs.fileno(), *given])
            self.connection.settimeout(SECONDS_TO_START)
            number = self.connection.recv(8, socket.MSG_WAITALL)
            self.connection.settimeout(None)
            if len(number) < 8:
                raise EOFError("it ended at once")
        except (OSError, EOFError):
            self.connection.close()
            self._warm.close()  # the next one gets another
            raise
        self.process = int.from_bytes(number, "big")

    def close(self) -> None:
        """Kill it, and all in its session that did not leave it."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process, signal.SIGKILL)
        self._warm.request(_FORGET, self.process, [])
        self.connection.close()


class CheckProcess(Fork):
    """A process for one check.

    Parameters
    ----------
    answer : socket.socket
        The way to the answer's process.
    task : dict
        The other arguments of `checking.run_check`.
    another : callable
        Starts another process for answers, and gives the way to it; it may raise an OSError.
    used : callable
        Says how many CPU seconds the answer's process has used.

    Raises
    ------
    NotPlain
        If the task is too large.
    """

    def __init__(
        self,
        answer: socket.socket,
        task: dict[str, Any],
        another: Callable[[], socket.socket] | None = None,
        used: Callable[[], float] = lambda: 0.0,
    ) -> None:
        super().__init__(_CHECK, [answer.fileno()])
        self._another, self._used = another, used
        self._channel = Channel(self.connection)
        try:
            self._channel.send(task, [])
        except BaseException:
            self.close()
            raise

    def verdict(self, deadline: float) -> dict[str, Any] | None:
        """Wait for what `checking.run_check` gives; None if there is nothing until ``deadline``.

        Raises
        ------
        Gone
            If the process has ended without a word.
        """
        while True:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([self.connection], [], [], left)[0]:
                return None
            said = self._channel.receive()[0]
            if said == _ANOTHER:
                self._start_another()
            elif said == _USED:
                self._channel.send(self._used(), [])
            else:
                return said

    def _start_another(self) -> None:
        try:
            if self._another is None:
                raise OSError("no other process can be had")
            socket.send_fds(self.connection, [b"y"], [self._another().fileno()])
        except (OSError, EOFError):
            self.connection.send(b"n")


class UnjailedProcess(Fork):
    """A process for one answer, where there is no jail: it can do all that you can.

    It has the interface of `course_admin.jail.process.JailedProcess`.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="answer-", ignore_cleanup_errors=True)
        mine, theirs = socket.socketpair()
        folder = os.open(self._folder.name, os.O_RDONLY)
        try:
            with theirs:
                super().__init__(_ANSWER, [theirs.fileno(), folder])
        finally:
            os.close(folder)
        self._control, self.connection = self.connection, mine

    def cpu_seconds(self) -> float:
        """Give the CPU seconds of this process, and of those that it has waited for."""
        try:
            times = Path("/proc", str(self.process), "stat").read_text("ascii", "replace")
        except OSError:  # it has ended, or this is no Linux
            return 0.0
        return sum(map(int, times.rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")

    def ended(self, seconds: float = 0) -> str | None:
        """Say that it has ended: nobody knows why."""
        return "exit: it ended by itself"

    def close(self) -> None:
        """Kill it."""
        super().close()
        self._control.close()
        self._folder.cleanup()


class WarmProcess:
    """A process that has imported what checks use, and forks.

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
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "course_admin.grading.check_process", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        atexit.register(self.close)

    def request(self, what: bytes, process: int, given: list[int]) -> None:
        """Ask for a fork, or free the number of one that was killed; until then no other gets it.

        If the warm process has ended, the first wait for a fork says so.
        """
        with self._lock, contextlib.suppress(OSError):
            socket.send_fds(self._control, [what + process.to_bytes(8, "big")], given)

    def close(self) -> None:
        """Kill it."""
        self.closed = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            self.process.kill()
        self.process.wait()
        self._control.close()


def main(control: socket.socket) -> None:
    """Be the warm process: fork, and wait for those that were killed, until the other end closes.

    What checks print goes nowhere.
    """
    import torch

    from course_admin.boundary.answers import make_shell
    from course_admin.course.execution import warm_up

    os.environ["COURSE_STATIC"] = "1"
    torch.set_num_threads(1)
    warm_up()
    make_shell()
    while True:
        request, given, *_ = socket.recv_fds(control, _REQUEST, 3)
        if len(request) < _REQUEST:
            return
        if request[:1] == _FORGET:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(int.from_bytes(request[1:], "big"), 0)
        elif not os.fork():
            control.close()
            os.setsid()
            with contextlib.suppress(Gone, OSError):
                _be_forked(request[:1], *given)
            os._exit(0)
        for number in given:
            os.close(number)


def _be_forked(what: bytes, *given: int) -> None:
    own, answer = (socket.socket(fileno=number) for number in given[:2])
    own.sendall(os.getpid().to_bytes(8, "big"))
    if what == _ANSWER:
        from course_admin.boundary.answers import serve

        own.close()
        os.fchdir(given[2])
        serve(answer)
        return
    from course_admin.grading.checking import run_check

    give_up_rights()
    channel = Channel(own)
    task = channel.receive()[0]

    def another() -> socket.socket:
        channel.send(_ANOTHER, [])
        _, given, *_ = socket.recv_fds(own, 1, 1)
        if not given:
            raise Gone("no other process could be started")
        return socket.socket(fileno=given[0])

    def used() -> float:
        channel.send(_USED, [])
        return channel.receive()[0]

    before = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime) + 1
    limit(before + CPU_SECONDS, MEMORY)  # whatever an answer sends
    try:
        verdict = run_check(**task, connection=answer, another=another, used=used)
        channel.send(verdict, [])
    except BaseException:
        with contextlib.suppress(Gone, NotPlain):
            channel.send({"failed": traceback.format_exc()[-2000:]}, [])


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
