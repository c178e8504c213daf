"""What a jail that is forked from the server sees: folders of its own, and its own network."""

from __future__ import annotations

import ctypes
import fcntl
import socket
import struct
from pathlib import Path
from typing import Any

from . import linux
from .agreed import DATA, DECOYS, NETWORKS, WATCHER, WRITABLE


def mount_fresh_folders(limits: dict[str, Any], decoys: bool) -> None:
    """Replace all that can be written to, and /proc, by new and empty ones.

    Parameters
    ----------
    limits : dict
        `course_admin.jail.limits.Limits` as a dict.
    decoys : bool
        Whether to show the decoys where the course's data lie, and nothing where its trained
        networks do.

    Raises
    ------
    OSError
        If the system refuses.
    """
    locked = linux.MS_NOSUID | linux.MS_NODEV
    _mount(None, "/", None, linux.MS_REC | linux.MS_PRIVATE)
    for folder in WRITABLE:
        options = f"mode=1777,size={limits['disk']},nr_inodes={limits['files'] + 100}"
        _mount("tmpfs", folder, "tmpfs", locked, options)
    options = "newinstance,ptmxmode=0666,mode=620"
    _mount("devpts", "/dev/pts", "devpts", linux.MS_NOSUID | linux.MS_NOEXEC, options)
    _mount("proc", "/proc", "proc", locked | linux.MS_NOEXEC)
    read_only = linux.MS_REMOUNT | linux.MS_BIND | linux.MS_RDONLY | locked | linux.MS_NOEXEC
    for place in settings_of_the_system():
        _mount(place, place, None, linux.MS_BIND | linux.MS_REC)
        _mount(None, place, None, read_only)
    _mount("tmpfs", WATCHER, "tmpfs", linux.MS_RDONLY | locked)
    if decoys:
        _mount(DECOYS, DATA, None, linux.MS_BIND)
        _mount("tmpfs", NETWORKS, "tmpfs", linux.MS_RDONLY | locked)


def settings_of_the_system() -> list[str]:
    """Name all in /proc but the processes, if it might be written to.

    Files there, such as /proc/sys/kernel/core_pattern and /proc/sysrq-trigger, ask for no
    capability, only for the number of their owner.
    """
    return [
        str(path)
        for path in sorted(Path("/proc").iterdir())
        if not path.name.isdigit()
        and not path.is_symlink()
        and (path.is_dir() or path.stat().st_mode & 0o222)
    ]


def _mount(
    source: str | None, target: str, kind: str | None, flags: int, options: str | None = None
) -> None:
    source, target, kind, options = (
        None if text is None else text.encode() for text in (source, target, kind, options)
    )
    linux.call("mount", source, target, kind, ctypes.c_ulong(flags), options)


def start_loopback() -> None:
    """Switch on the network that leads to this jail alone; bubblewrap does so, too."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", 0x1 | 0x40)  # IFF_UP | IFF_RUNNING
        fcntl.ioctl(any_socket, 0x8914, request)  # SIOCSIFFLAGS
