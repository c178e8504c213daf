"""A process that runs what a student wrote, and can reach nothing: Linux namespaces by bubblewrap.

It sees the system and Python, read-only, what lessons import, and an empty work folder that is gone
afterwards. It has no network, no other process, none of your environment variables and no rights;
memory, processes, files and time are limited. One socket leads to it, whose other end is served by
`course_admin.grading.boundary.answers`.

``python -m course_admin.jail`` tries it here and says what works.
"""

from __future__ import annotations

import contextlib
import json
import logging
import select
import socket
import subprocess
import time
from dataclasses import asdict

from course_admin.jail.command import check_jail, jail_command, start_process
from course_admin.jail.decoys import fill
from course_admin.jail.fork_server import SECONDS_TO_START, ForkServer, problem_in
from course_admin.jail.inside import agreed
from course_admin.jail.limits import ADVICE, JailUnavailable, Limits

SECONDS_TO_END = 10  # for the watcher to say why it ended the jail


class JailedProcess:
    """One process in a jail of its own, which ends with everything that it started.

    Parameters
    ----------
    limits : Limits
        What it may use.
    decoys : bool
        Whether it sees other images and plays where the course's own lie.
    fork_server : bool
        Whether to fork it from a warm process.

    Attributes
    ----------
    connection : socket.socket
        The way to it.

    Raises
    ------
    JailUnavailable
        If it cannot be started here.
    """

    def __init__(self, limits: Limits, *, decoys: bool = False, fork_server: bool = True) -> None:
        check_jail()
        self.limits, self._decoys = limits, decoys
        if decoys:
            fill()
        self.connection: socket.socket
        self._control: socket.socket
        self._process: subprocess.Popen | None = None
        self._ended: str | None = None
        problem = None
        if fork_server:
            try:
                server = ForkServer.shared()
                problem = self._launch(server.fork)
            except JailUnavailable as error:
                problem = str(error)
            if problem is not None:
                logging.warning("Without the fork server each answer takes longer: %s", problem)
        if problem is not None or not fork_server:
            problem = self._launch(self._start_jail)
        if problem is not None:
            raise JailUnavailable(f"The jail did not start: {problem}. {ADVICE}")

    def cpu_seconds(self) -> float:
        """Give what all its processes have computed together, ended ones included.

        What they have used when it has ended, the watcher does not say: then it is all they may.
        """
        with contextlib.suppress(OSError):
            self._control.send(agreed.CPU)
            while self._ended is None:
                if not select.select([self._control], [], [], SECONDS_TO_END)[0]:
                    break
                said = json.loads(self._control.recv(agreed.MESSAGE) or b"{}")
                if "cpu" in said:
                    return said["cpu"]
                self._ended = said.get("ended", "exit: it ended by itself")
        return float(self.limits.cpu_seconds)

    def ended(self, seconds: float = SECONDS_TO_END) -> str | None:
        """Wait until it has ended, and give the reason that the watcher says.

        Parameters
        ----------
        seconds : float
            How long to wait.

        Returns
        -------
        str or None
            ``exit: …``, ``memory: …``, ``cpu: …``, ``processes: …``, ``disk: …`` or ``time: …``, by
            the watcher, which no student's code can reach; None if it runs, or was closed.
        """
        end = time.monotonic() + seconds
        while self._ended is None:
            left = max(0.0, end - time.monotonic())
            if not select.select([self._control], [], [], left)[0]:
                return None
            message = self._control.recv(agreed.MESSAGE)
            if not message:
                return self._ended
            self._ended = json.loads(message).get("ended")
        return self._ended

    def close(self) -> None:
        """End the jail with everything in it."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        else:  # the watcher closes its end when nothing of the jail is left
            with contextlib.suppress(OSError):
                self._control.settimeout(SECONDS_TO_END)
                while self._control.recv(agreed.MESSAGE):
                    pass
        self._control.close()
        self.connection.close()

    def _launch(self, start) -> str | None:
        """Start the process with ``start``; say why it failed."""
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.connection, theirs = socket.socketpair()
        request = json.dumps({"limits": asdict(self.limits), "decoys": self._decoys}).encode()
        with inside, theirs:
            try:
                start(request, [theirs.fileno(), inside.fileno()])
            except OSError as error:
                problem = str(error)
            else:
                inside.close()
                theirs.close()
                problem = self._problem()
        if problem is not None:
            self.close()
        return problem

    def _start_jail(self, request: bytes, files: list[int]) -> None:
        theirs, inside = files
        self._process = start_process(jail_command(self.limits, "one", inside, decoys=self._decoys))
        socket.send_fds(self._control, [request], [theirs])

    def _problem(self) -> str | None:
        """Wait until the process says that it has started, or why not."""
        self._control.settimeout(SECONDS_TO_START)
        try:
            return problem_in(self._control.recv(agreed.MESSAGE))
        except TimeoutError:
            return f"no answer within {SECONDS_TO_START} s"
        finally:
            self._control.settimeout(None)
