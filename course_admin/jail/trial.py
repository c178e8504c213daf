"""Try the jail here, and say what works: ``python -m course_admin.jail``."""

from __future__ import annotations

import sys
import time

from course_admin.jail.command import find_bubblewrap
from course_admin.jail.fork_server import ForkServer
from course_admin.jail.limits import JailUnavailable, Limits
from course_admin.jail.process import JailedProcess


def main(arguments: list[str] | None = None) -> int:
    """Try the jail and print what works.

    Parameters
    ----------
    arguments : list of str, optional
        With ``--quick``, a jail is made, but nothing started in it.

    Returns
    -------
    int
        The exit status: 0 if answers can run in a jail here, else 1.
    """
    quick = (sys.argv[1:] if arguments is None else arguments) == ["--quick"]
    try:
        print(f"a jail can be made here, by {find_bubblewrap()}")
        if not quick:
            print(f"an answer can run in it after {_time(False):.1f} s")
    except JailUnavailable as error:
        print(error)
        return 1
    if not quick:
        try:
            ForkServer.shared()
            print(f"one from the fork server, after {_time(True):.1f} s")
        except JailUnavailable as error:
            print(f"{error} Grading works without it, but takes longer.")
    return 0


def _time(fork_server: bool) -> float:
    """Start a process and end it; give the seconds until it could run a cell."""
    started = time.monotonic()
    process = JailedProcess(Limits(), fork_server=fork_server)
    try:
        return time.monotonic() - started
    finally:
        process.close()
