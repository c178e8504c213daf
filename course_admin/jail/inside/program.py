"""What runs in a jail: forked by the watcher, without rights, with one socket from outside."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

from . import linux
from .agreed import HOME, STUDENT, TMP, WORK
from .control import report
from .rights import confine
from .watcher import watch


def start(control: socket.socket, request: dict[str, Any], connection: int) -> None:
    """Fork what serves a connection, and watch it. This must be the first process of its jail.

    Parameters
    ----------
    control : socket.socket
        See `watch`.
    request : dict
        ``limits``: see `watch`.
    connection : int
        The socket that `boundary.answers` serves.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which the first process never gets from inside
    # Its memory and its open files cannot be read from inside either.
    linux.prctl(linux.PR_SET_DUMPABLE, 0)
    _make_folders()
    ready, is_ready = os.pipe()
    program = os.fork()
    if program == 0:
        _be_the_program(control, is_ready, request, connection)
    for number in (is_ready, connection):
        os.close(number)
    watch(control, program, ready, request["limits"])


def _make_folders() -> None:
    """Make the student's folders, and give them to the student if that is another user."""
    for folder in (HOME, WORK, TMP):
        Path(folder).mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # there is no other user
            for place, _, _ in os.walk(folder, topdown=False):
                os.chown(place, STUDENT, STUDENT)
    os.chdir(WORK)


def _be_the_program(
    control: socket.socket, is_ready: int, request: dict[str, Any], connection: int
) -> None:
    try:
        os.setsid()
        _keep_only([connection, control.fileno(), is_ready])
        confine(request["limits"])
        from boundary.answers import make_shell, serve

        make_shell()
        control.send(json.dumps({"started": True}).encode())
    except BaseException as error:
        report(control, error)
        os._exit(1)
    control.close()
    os.close(is_ready)  # from here on, a student's code runs
    try:
        serve(socket.socket(fileno=connection))
    finally:
        os._exit(0)


def _keep_only(numbers: list[int]) -> None:
    """Close every other file, and let the standard streams lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    first = 3
    for number in sorted(numbers):
        os.closerange(first, number)
        first = number + 1
    os.closerange(first, 2**20)
