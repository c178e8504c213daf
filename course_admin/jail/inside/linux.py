"""Calls of Linux that Python's own modules lack."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)

# prctl, from <linux/prctl.h>
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_SET_THP_DISABLE = 41
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
LAST_CAPABILITY = 63
# unshare, from <linux/sched.h>
CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
# mount, from <linux/mount.h>
MS_RDONLY = 0x1
MS_NOSUID = 0x2
MS_NODEV = 0x4
MS_NOEXEC = 0x8
MS_REMOUNT = 0x20
MS_BIND = 0x1000
MS_REC = 0x4000
MS_PRIVATE = 0x40000


def prctl(option: int, value: int | bytes) -> None:
    """Call ``prctl`` with one argument.

    Raises
    ------
    OSError
        If the system refuses.
    """
    call("prctl", option, value, 0, 0, 0)


def call(function: str, *arguments: int | bytes | None) -> None:
    """Call a function of the C library that gives 0 if all went well.

    Raises
    ------
    OSError
        If it gives anything else.
    """
    if getattr(libc, function)(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, f"{function}{arguments}: {os.strerror(number)}")


def lines_of(path: str) -> list[str]:
    """Read a file of /proc."""
    return Path(path).read_text("ascii", "replace").splitlines()
