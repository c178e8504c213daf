"""A cage for running stock nbgrader, unprotected as it is, on hostile submissions.

Whatever a submission does in there stays in there: it has its own processes, users, network and
memory for messages; the system is read-only, home folders cannot be seen, and it can write only to
the folders it is given. When the command ends, or its time is over, all that it started ends with
it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from course_admin.jail.command import find_bubblewrap
from course_admin.jail.inside.folders import settings_of_the_system

FILE_BYTES = 400 * 10**6
ADDRESS_SPACE = 16 * 2**30
TMPFS_BYTES = 10**9
HIDDEN = ("/tmp", "/home", "/root", "/run", "/var/tmp", "/mnt", "/srv")


def run_caged(
    command: list[str], *, writable: list[Path], environment: dict[str, str], seconds: int
) -> tuple[int | None, str]:
    """Run a command in the cage.

    Parameters
    ----------
    command : list of str
        What to run, in the first of the ``writable`` folders.
    writable : list of Path
        The folders it may write to.
    environment : dict of str to str
        All environment variables it has.
    seconds : int
        After this time, everything in the cage is killed.

    Returns
    -------
    status : int or None
        The exit status; None if its time was over.
    output : str
        What it printed, the last 20,000 characters.
    """
    cage = [find_bubblewrap(), "--die-with-parent", "--new-session", "--unshare-all"]
    cage += ["--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--clearenv"]
    cage += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    for place in settings_of_the_system():
        cage += ["--ro-bind", place, place]
    hidden = [Path(name) for name in HIDDEN if Path(name).is_dir()]
    for folder in hidden:
        cage += ["--size", str(TMPFS_BYTES), "--tmpfs", str(folder)]
    for place in sorted(
        {os.path.realpath(path) for path in (sys.prefix, sys.base_prefix, *sys.path)}
    ):
        if any(Path(place).is_relative_to(folder) for folder in hidden):
            cage += ["--ro-bind-try", place, place]
    for place in writable:
        cage += ["--bind", str(place), str(place)]
    for name, value in environment.items():
        cage += ["--setenv", name, value]
    cage += ["--chdir", str(writable[0]), "--"]
    try:
        run = subprocess.run(
            [*cage, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return None, (late.stdout or b"")[-20_000:].decode("utf-8", "replace")
    return run.returncode, run.stdout[-20_000:].decode("utf-8", "replace")


def _limit() -> None:
    for limit, value in (
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 2000),
    ):
        resource.setrlimit(limit, (value, value))
