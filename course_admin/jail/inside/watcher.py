"""The watcher: the first process of a jail, which ends it when a limit is passed."""

from __future__ import annotations

import json
import math
import os
import select
import signal
import socket
import time
from pathlib import Path
from typing import Any

from .agreed import MESSAGE, WRITABLE

SECONDS_BETWEEN_LOOKS = 0.1


def watch(control: socket.socket, kernel: int, ready: int, limits: dict[str, Any]) -> None:
    """Wait until the kernel ends, a limit is passed or the other side is gone; then end the jail.

    Parameters
    ----------
    control : socket.socket
        What comes in is the number of a signal for the kernel. What goes out, at the end, says why.
    kernel : int
        The kernel's process number.
    ready : int
        A pipe that the kernel closes when it is ready; from then on, its time counts.
    limits : dict
        `course_admin.jail.limits.Limits` as a dict.
    """
    try:
        control.setblocking(False)
        end = math.inf
        reason = None
        while reason is None:
            wanted = [control, ready] if end == math.inf else [control]
            readable = select.select(wanted, [], [], SECONDS_BETWEEN_LOOKS)[0]
            if ready in readable:
                end = time.monotonic() + limits["seconds"]
            reason = _look(control if control in readable else None, kernel, limits)
            if reason is None and time.monotonic() > end:
                reason = f"time: it ran longer than {limits['seconds']} s"
        if reason:
            control.send(json.dumps({"ended": reason}).encode())
    finally:
        os._exit(0)  # whatever happened: without a watcher there is no jail


def _look(control: socket.socket | None, kernel: int, limits: dict[str, Any]) -> str | None:
    """Say why the jail must end: None if it need not, empty if nobody wants to know."""
    if control is not None:
        message = control.recv(MESSAGE)
        if not message:
            return ""
        os.kill(kernel, int(message))
    while (ended := os.waitpid(-1, os.WNOHANG))[0]:
        if ended[0] == kernel:
            return _how_it_ended(ended[1])
    return over_limit(limits)


def _how_it_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"exit: status {code}" if code >= 0 else f"exit: {signal.Signals(-code).name}"


def over_limit(limits: dict[str, Any]) -> str | None:
    """Say which limit the processes in the jail, this one left out, have passed together."""
    processes, threads, memory = [], 0, 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and entry.name != "1":
            try:
                status = Path(entry.path, "status").read_text("ascii", "replace")
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has just ended
            values = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
            processes.append(entry.name)
            threads += int(values["Threads"])
            memory += _bytes(values, "RssAnon", "RssShmem", "VmSwap", "VmPTE")
    if len(processes) > limits["processes"]:
        return f"processes: there were more than {limits['processes']}"
    if threads > limits["threads"]:
        return f"processes: there were more than {limits['threads']} threads"
    if memory > limits["memory"] and _exact_memory(processes) > limits["memory"]:
        return f"memory: it used more than {limits['memory'] / 2**30:.3g} GiB"
    for folder in WRITABLE:
        place = os.statvfs(folder)
        if place.f_files - place.f_ffree > limits["files"]:
            return f"disk: there were more than {limits['files']} files"
    return None


def _exact_memory(processes: list[str]) -> int:
    """Bytes that the processes hold; what several of them share is counted once."""
    memory = 0
    for process in processes:
        place = Path("/proc", process)
        try:
            text = Path(place, "smaps_rollup").read_text("ascii")
            names = ("Pss_Anon", "Pss_Shmem", "SwapPss")
        except PermissionError:  # it does not let itself be looked at
            text, names = Path(place, "status").read_text("ascii", "replace"), ("RssAnon", "VmSwap")
        except (FileNotFoundError, ProcessLookupError):
            continue
        values = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        memory += _bytes(values, *names)
    return memory


def _bytes(values: dict[str, str], *names: str) -> int:
    """Add up what /proc gives in kB; a process that has ended but was not waited for has none."""
    return sum(int(values[name].split()[0]) * 1024 for name in names if name in values)
