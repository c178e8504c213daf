"""The fork server, seen from outside: one for this process, from which its kernels are forked."""

from __future__ import annotations

import atexit
import contextlib
import json
import socket
import threading

from course_admin.jail.command import jail_command, start_process
from course_admin.jail.inside import agreed
from course_admin.jail.limits import JailUnavailable, Limits

SECONDS_TO_START = 120  # a busy machine may need a quarter of it to import torch


class ForkServer:
    """A warm process in a jail, from which kernels are forked into jails of their own.

    Raises
    ------
    JailUnavailable
        If it does not start.
    """

    def __init__(self):
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(SECONDS_TO_START)
        with inside:
            command = jail_command(Limits(), "serve", inside.fileno())
            self._process = start_process(command)
        try:
            problem = problem_in(self._control.recv(agreed.MESSAGE))
        except TimeoutError:
            problem = f"it was not ready within {SECONDS_TO_START} s"
        if problem is not None:
            self.close()
            raise JailUnavailable(f"The fork server does not work here: {problem}.")

    _shared: ForkServer | JailUnavailable | None = None
    _lock = threading.Lock()

    @classmethod
    def shared(cls) -> ForkServer:
        """Give the fork server of this process; start it if there is none, or if it has ended.

        Raises
        ------
        JailUnavailable
            If it does not start. It is not tried again.
        """
        with cls._lock:
            if isinstance(cls._shared, ForkServer) and not cls._shared.alive:
                cls._shared = None
            if cls._shared is None:
                try:
                    cls._shared = cls()
                    atexit.register(cls._shared.close)
                except JailUnavailable as error:
                    cls._shared = error
            if isinstance(cls._shared, JailUnavailable):
                raise cls._shared
            return cls._shared

    @classmethod
    def start_early(cls) -> None:
        """Start in the background what `shared` will give; it says if that failed."""

        def start() -> None:
            with contextlib.suppress(JailUnavailable):
                cls.shared()

        threading.Thread(target=start, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can fork kernels."""
        return self._process.poll() is None

    def fork(self, request: bytes, files: list[int]) -> None:
        """Ask for a kernel; see `course_admin.jail.inside.server`.

        Raises
        ------
        OSError
            If the server is gone.
        """
        socket.send_fds(self._control, [request], files)

    def close(self) -> None:
        """End the server, and with it all its kernels."""
        self._control.close()
        self._process.kill()
        self._process.wait()


def problem_in(message: bytes) -> str | None:
    """Read the first message from inside: None if all is well, else what is wrong."""
    said = json.loads(message or b'{"failed": "it ended at once"}')
    return None if "started" in said else said.get("failed", said.get("ended"))
