"""The control socket: a request comes in, and what has failed goes out."""

from __future__ import annotations

import contextlib
import json
import socket
import traceback
from pathlib import Path
from typing import Any

from .agreed import MESSAGE


def receive(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Wait for a request and the files that come with it.

    Raises
    ------
    EOFError
        If the other side is gone.
    """
    message, numbers, *_ = socket.recv_fds(control, MESSAGE, 2)
    if not message:
        raise EOFError("the process that started the jail is gone")
    return json.loads(message), numbers


def report(control: socket.socket, error: BaseException) -> None:
    """Say what failed, and where, to the other side if it is still there."""
    with contextlib.suppress(OSError):
        where = traceback.extract_tb(error.__traceback__)[-1]
        failed = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        control.send(json.dumps({"failed": failed}).encode())
