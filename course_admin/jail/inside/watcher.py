"""The watcher: the first process of a jail, which ends it when a limit is passed."""

from __future__ import annotations

import json
import math
import os
import select
import signal
import socket
import time
from typing import Any

from .agreed import CPU, MESSAGE, WRITABLE
from .usage import Usage, exact_memory, look, memory_nobody_maps

SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_OF_WORK = 0.02  # what computes less is asleep, on however busy a machine


def watch(control: socket.socket, kernel: int, ready: int, limits: dict[str, Any]) -> None:
    """Wait until the kernel ends, a limit is passed or the other side is gone; then end the jail.

    Parameters
    ----------
    control : socket.socket
        What comes in is the number of a signal for the kernel, or asks for the CPU seconds until
        now. What goes out, at the end, says why.
    kernel : int
        The kernel's process number.
    ready : int
        A pipe that the kernel closes when it is ready; from then on, its time counts.
    limits : dict
        `course_admin.jail.limits.Limits` as a dict.
    """
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # else the time of ended processes is lost
        control.setblocking(False)
        end = before = math.inf
        computed, since = 0.0, math.inf
        reason = None
        while reason is None:
            wanted = [control, ready] if end == math.inf else [control]
            readable = select.select(wanted, [], [], SECONDS_BETWEEN_LOOKS)[0]
            if ready in readable:
                end, before = time.monotonic() + limits["seconds"], look().cpu
            now, usage = time.monotonic(), look()
            if end == math.inf or usage.cpu > computed + SECONDS_OF_WORK:
                computed, since = usage.cpu, now
            asked = control if control in readable else None
            reason = _look(asked, kernel, limits, before, usage)
            if reason is None and now > end:
                reason = f"time: it ran longer than {limits['seconds']} s"
            if reason is None and now - since > limits["idle_seconds"]:
                reason = f"time: it did nothing for {limits['idle_seconds']} s"
        if reason:
            control.send(json.dumps({"ended": reason}).encode())
    finally:
        os._exit(0)  # whatever happened: without a watcher there is no jail


def _look(
    control: socket.socket | None,
    kernel: int,
    limits: dict[str, Any],
    before: float,
    usage: Usage,
) -> str | None:
    """Say why the jail must end: None if it need not, empty if nobody wants to know."""
    if control is not None:
        message = control.recv(MESSAGE)
        if not message:
            return ""
        if message == CPU:
            control.send(json.dumps({"cpu": round(usage.cpu - before, 2)}).encode())
        else:
            os.kill(kernel, int(message))
    while (ended := os.waitpid(-1, os.WNOHANG))[0]:
        if ended[0] == kernel:
            return _how_it_ended(ended[1])
    return over_limit(limits, before, usage)


def _how_it_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"exit: status {code}" if code >= 0 else f"exit: {signal.Signals(-code).name}"


def over_limit(limits: dict[str, Any], before: float, usage: Usage) -> str | None:
    """Say which limit the processes in the jail, this one left out, have passed together.

    Parameters
    ----------
    limits : dict
        `course_admin.jail.limits.Limits` as a dict.
    before : float
        CPU seconds that do not count.
    usage : Usage
        What they use now.
    """
    reason = _over_limit(limits, before, usage)
    if reason is not None:
        # What ends, or is forked to become another program, may have been counted twice.
        time.sleep(SECONDS_BETWEEN_LOOKS / 5)
        reason = _over_limit(limits, before, look())
    return reason


def _over_limit(limits: dict[str, Any], before: float, usage: Usage) -> str | None:
    if len(usage.processes) > limits["processes"]:
        return f"processes: there were more than {limits['processes']}"
    if usage.threads > limits["threads"]:
        return f"processes: there were more than {limits['threads']} threads"
    if usage.cpu - before > limits["cpu_seconds"]:
        return f"cpu: it computed for more than {limits['cpu_seconds']} s"
    allowed = limits["memory"] - memory_nobody_maps(usage)
    if usage.memory > allowed and (allowed < 0 or exact_memory(usage.processes) > allowed):
        return f"memory: it used more than {limits['memory'] / 2**30:.3g} GiB"
    for folder in WRITABLE:
        place = os.statvfs(folder)
        if place.f_files - place.f_ffree > limits["files"]:
            return f"disk: there were more than {limits['files']} files"
    return None
