"""What a check's process gives up before it reads anything of an answer's: Linux's Landlock.

It needs to read and to compute. Should a value from an answer ever get hold of it, through a fault
in a kernel of PyTorch, it can write no file, start no program and reach no network with the rights
of who grades.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

# System calls, the same numbers on every machine; the rest is from <linux/landlock.h>.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_PR_SET_NO_NEW_PRIVS = 38
_WRITE_FILE = 1 << 1
_READS = (1 << 2) | (1 << 3)  # files and folders: stay as they are
# How many kinds of access to files, to the network, and of signals and sockets each version knows.
_KNOWN = {1: (13, 0, 0), 2: (14, 0, 0), 3: (15, 0, 0), 4: (15, 2, 0), 5: (16, 2, 0), 6: (16, 2, 2)}


def landlock_version() -> int:
    """Give the version of Landlock that the system has; 0 or less for none."""
    if not sys.platform.startswith("linux"):
        return 0
    return ctypes.CDLL(None, use_errno=True).syscall(_CREATE_RULESET, None, 0, _VERSION)


def give_up_rights() -> bool:
    """Let this process, and what it starts, write no file and start no program from now on.

    Of the network, it can use what is open. Files can be read, and ``/dev/null`` written.

    Returns
    -------
    bool
        Whether the system can do this; without Landlock (before Linux 5.13, or switched off)
        nothing is given up.
    """
    version = landlock_version()
    if version < 1:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    files, network, scoped = ((1 << count) - 1 for count in _KNOWN[min(version, max(_KNOWN))])
    wanted = struct.pack("=QQQ", files & ~_READS, network, scoped)
    rules = libc.syscall(_CREATE_RULESET, wanted, len(wanted), 0)
    if rules < 0:
        return False
    null = os.open("/dev/null", os.O_PATH)
    try:
        rule = struct.pack("=Qi", _WRITE_FILE, null)
        return (
            libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0) == 0
            and libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
            and libc.syscall(_RESTRICT_SELF, rules, 0) == 0
        )
    finally:
        os.close(null)
        os.close(rules)
