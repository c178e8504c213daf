"""The kernel: forked by the watcher, without rights, with sockets that were opened outside."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

from . import linux
from .agreed import CHANNELS, HOME, STUDENT, TMP, WORK
from .control import report
from .rights import confine
from .watcher import watch


def make_kernel(connection: dict[str, Any], listeners: list[int]) -> Any:
    """Make a Jupyter kernel, which runs when its ``start`` is called.

    Its sockets were opened outside, in a folder that cannot be seen from here: ``listeners`` are
    their numbers, in the order of ``CHANNELS``.
    """
    import zmq
    from ipykernel.heartbeat import Heartbeat
    from ipykernel.kernelapp import IPKernelApp

    ports = [connection[f"{channel}_port"] for channel in CHANNELS]
    number_of = dict(zip(ports, listeners, strict=True))

    class JailedKernelApp(IPKernelApp):
        def init_connection_file(self):
            self.session.key = connection["key"].encode()
            self.session.signature_scheme = connection["signature_scheme"]

        def write_connection_file(self, **kwargs):
            """Nobody in here may connect."""

        def init_control(self, context):
            context.setsockopt(zmq.RECONNECT_IVL, -1)  # the debugger's socket leads nowhere
            super().init_control(context)

        def _try_bind_socket(self, s, port):
            s.setsockopt(zmq.USE_FD, number_of[port])
            return super()._try_bind_socket(s, port)

        def init_heartbeat(self):
            context = zmq.Context()
            context.setsockopt(zmq.USE_FD, number_of[self.hb_port])
            self.heartbeat = Heartbeat(context, (self.transport, self.ip, self.hb_port))
            self.heartbeat.start()

    app = JailedKernelApp.instance(
        transport="ipc",
        ip="/nowhere/kernel",
        **{f"{channel}_port": connection[f"{channel}_port"] for channel in CHANNELS},
    )
    app.initialize(["--HistoryManager.hist_file=:memory:"])
    return app


def start(control: socket.socket, request: dict[str, Any], listeners: list[int]) -> None:
    """Fork the kernel and watch it. This process must be the first one of its jail.

    Parameters
    ----------
    control : socket.socket
        See `watch`.
    request : dict
        ``connection``: ports, key and signature_scheme, as in a kernel's connection file.
        ``limits``: see `watch`.
    listeners : list of int
        See `make_kernel`.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which the first process never gets from inside
    # Its memory and its open files cannot be read from inside either.
    linux.prctl(linux.PR_SET_DUMPABLE, 0)
    _make_folders()
    ready, is_ready = os.pipe()
    kernel = os.fork()
    if kernel == 0:
        _be_the_kernel(control, is_ready, request, listeners)
    for number in (is_ready, *listeners):
        os.close(number)
    watch(control, kernel, ready, request["limits"])


def _make_folders() -> None:
    """Make the student's folders, and give them to the student if that is another user."""
    for folder in (HOME, WORK, TMP):
        Path(folder).mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # there is no other user
            for place, _, _ in os.walk(folder, topdown=False):
                os.chown(place, STUDENT, STUDENT)
    os.chdir(WORK)


def _be_the_kernel(
    control: socket.socket, is_ready: int, request: dict[str, Any], listeners: list[int]
) -> None:
    try:
        os.setsid()
        _keep_only([*listeners, control.fileno(), is_ready])
        confine(request["limits"])
        app = make_kernel(request["connection"], listeners)
        control.send(json.dumps({"started": True}).encode())
    except BaseException as error:
        report(control, error)
        os._exit(1)
    control.close()
    os.close(is_ready)  # from here on, a student's code runs
    try:
        app.start()
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
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
