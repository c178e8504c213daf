"""What the processes of a jail use together, the first one left out."""

from __future__ import annotations

import functools
import os
import resource
import socket
from dataclasses import dataclass, field
from pathlib import Path

from .agreed import WRITABLE

PAGE = resource.getpagesize()
TICKS = os.sysconf("SC_CLK_TCK")  # a second
PIPE = 16 * PAGE  # what a pipe holds, and what it holds when its user has too many
SMALL_PIPE = 2 * PAGE
KINDS = ("unix", "netlink")  # of sockets that can be made in a jail
TERMINAL = 256 * 1024  # twice 64 KiB on their way, and what the line under way needs


@dataclass
class Usage:
    """What is used at one moment.

    Attributes
    ----------
    processes : list of str
        Their numbers.
    threads : int
        Of all processes together.
    files : int
        Places for open files, at least as many as there are open files.
    cpu : float
        Seconds that all have computed, those that have ended included.
    memory : int
        Bytes that they have mapped; what several share is counted for each. See `exact_memory`.
    """

    processes: list[str] = field(default_factory=list)
    threads: int = 0
    files: int = 0
    cpu: float = 0.0
    memory: int = 0


def look() -> Usage:
    """Add up what /proc says of every process but this one.

    A process that ends is waited for by its parent, whose count of its children's time then has
    its time, and that of its own children; where the parent has ended, by this process. The filter
    of system calls lets no parent ignore its children. So no time is lost, but a process that is
    waited for during the look may be counted twice or not at all: the next look is right.
    """
    usage = Usage()
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and entry.name != "1":
            try:
                status = _values(Path(entry.path, "status"))
                times = Path(entry.path, "stat").read_text("ascii", "replace")
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has just ended
            usage.processes.append(entry.name)
            usage.threads += int(status["Threads"])
            usage.files += int(status.get("FDSize", 0))
            usage.cpu += sum(map(int, times.rpartition(")")[2].split()[11:15])) / TICKS
            usage.memory += _bytes(status, "RssAnon", "VmSwap", "VmPTE")
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    usage.cpu += ended.ru_utime + ended.ru_stime
    return usage


def exact_memory(processes: list[str]) -> int:
    """Bytes that the processes have mapped; what several of them share is counted once.

    Shared memory is left out: there is none but the files that `memory_nobody_maps` counts.
    """
    memory = 0
    for process in processes:
        place = Path("/proc", process)
        try:
            status = _values(Path(place, "status"))
            try:
                memory += _bytes(_values(Path(place, "smaps_rollup")), "Pss_Anon", "SwapPss")
            except PermissionError:  # it does not let itself be looked at
                memory += _bytes(status, "RssAnon", "VmSwap")
            memory += _bytes(status, "VmPTE")
        except (FileNotFoundError, ProcessLookupError):
            continue
    return memory


def memory_nobody_maps(usage: Usage) -> int:
    """Bytes that files in memory take, and that sockets, pipes and terminals can hold at most."""
    memory = 0
    for folder in WRITABLE:
        place = os.statvfs(folder)
        memory += (place.f_blocks - place.f_bfree) * place.f_frsize
    memory += _sockets(usage.processes) * _bytes_of_a_socket()
    memory += min(usage.files * PIPE, _bytes_of_large_pipes() + usage.files * SMALL_PIPE)
    return memory + sum(TERMINAL for _ in Path("/dev/pts").iterdir())


def _sockets(processes: list[str]) -> int:
    """How many sockets there are in the jail's own network, also those on their way in others."""
    for process in processes:
        try:
            texts = [Path("/proc", process, "net", kind).read_bytes() for kind in KINDS]
        except OSError:
            continue  # it has ended
        return sum(text.count(b"\n") - 1 for text in texts)
    return 0


@functools.cache
def _bytes_of_a_socket() -> int:
    """What can be on its way to one socket: a message may begin when the buffer is nearly full."""
    with socket.socket(socket.AF_UNIX) as one:
        buffers = (socket.SO_SNDBUF, socket.SO_RCVBUF)
        return sum(one.getsockopt(socket.SOL_SOCKET, option) for option in buffers)


@functools.cache
def _bytes_of_large_pipes() -> int:
    """What the pipes of a user may hold until the system makes them small; it may set no limit."""
    pages = int(Path("/proc/sys/fs/pipe-user-pages-soft").read_text("ascii"))
    return pages * PAGE or 2**62


def _values(path: Path) -> dict[str, str]:
    lines = path.read_text("ascii", "replace").splitlines()
    return dict(line.split(":", 1) for line in lines if ":" in line)


def _bytes(values: dict[str, str], *names: str) -> int:
    """Add up what /proc gives in kB; a process that has ended but was not waited for has none."""
    return sum(int(values[name].split()[0]) * 1024 for name in names if name in values)
