"""Giving up rights: what the kernel does before it runs a line of a student's code."""

from __future__ import annotations

import errno
import os
import resource
import signal
import struct
from pathlib import Path
from typing import Any

from . import linux
from .agreed import STUDENT
from .system_calls import filter_system_calls


def confine(limits: dict[str, Any]) -> None:
    """Take every right from this process and its children, and set their limits.

    Parameters
    ----------
    limits : dict
        `course_admin.jail.limits.Limits` as a dict.

    Raises
    ------
    OSError
        If the system refuses any of it.
    """
    become_student()
    for name, number in {
        "RLIMIT_CORE": 0,
        "RLIMIT_DATA": limits["memory"],
        "RLIMIT_FSIZE": limits["file_size"],
        "RLIMIT_NOFILE": limits["open_files"],
        "RLIMIT_NPROC": limits["threads"],
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_SIGPENDING": limits["threads"],
    }.items():
        resource.setrlimit(getattr(resource, name), (number, number))
    drop_capabilities()
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    # One used page of a huge one would hold all of it, and be counted as one.
    linux.prctl(linux.PR_SET_THP_DISABLE, 1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # see `filter_system_calls`
    filter_system_calls()


def become_student() -> None:
    """Move into a user namespace of its own, in which this process is the user ``STUDENT``.

    If root grades, that user is nobody outside; else it is the one who grades.

    Raises
    ------
    OSError
        If the system refuses.
    """
    if any(int(line.split()[0]) == STUDENT for line in linux.lines_of("/proc/self/uid_map")):
        os.setgroups([])
        os.setresgid(STUDENT, STUDENT, STUDENT)
        os.setresuid(STUDENT, STUDENT, STUDENT)
    user, group = os.getuid(), os.getgid()
    linux.prctl(linux.PR_SET_DUMPABLE, 1)  # else what /proc says of it belongs to root
    linux.call("unshare", linux.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/gid_map").write_text(f"{STUDENT} {group} 1", "ascii")
    Path("/proc/self/uid_map").write_text(f"{STUDENT} {user} 1", "ascii")


def drop_capabilities() -> None:
    """Empty all five sets of capabilities of this thread, for good.

    Raises
    ------
    OSError
        If one of them is not empty afterwards.
    """
    linux.prctl(linux.PR_CAP_AMBIENT, linux.PR_CAP_AMBIENT_CLEAR_ALL)
    for capability in range(linux.LAST_CAPABILITY + 1):
        # What is not allowed to drop it cannot have it, and what the system does not know is no
        # capability: what counts is what /proc says in the end.
        linux.libc.prctl(linux.PR_CAPBSET_DROP, capability, 0, 0, 0)
    linux.call("capset", struct.pack("Ii", 0x20080522, 0), bytes(24))  # version 3, this thread
    status = linux.lines_of("/proc/thread-self/status")
    sets = dict(line.split(":\t") for line in status if line.startswith("Cap"))
    kept = {name: value for name, value in sets.items() if int(value, 16)}
    if kept:
        raise OSError(errno.EPERM, f"capabilities are left: {kept}")
