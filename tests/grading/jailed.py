"""A process in the jail that tests can ask, and the processes that belong to one."""

import textwrap
import time
from pathlib import Path

from course_admin.boundary.messages import Channel, Gone
from course_admin.boundary.peer import Peer
from course_admin.jail.command import INSIDE
from course_admin.jail.limits import Limits
from course_admin.jail.process import JailedProcess

HANGING = 600  # seconds


class Kernel:
    """A process in the jail that can be asked to run cells."""

    def __init__(self, *, fork_server, limits=None, decoys=False):
        self.process = JailedProcess(limits or Limits(), decoys=decoys, fork_server=fork_server)
        self.process.connection.settimeout(HANGING)
        self.peer = Peer(Channel(self.process.connection), answers=False)

    def cell(self, code):
        """Run a cell; give what it printed, and the name of its error or ``"died"``."""
        try:
            error, printed = self.peer.ask("run", textwrap.dedent(code), 0)
        except Gone:
            return "", "died"
        return printed.strip(), error and error[1]

    @property
    def ended(self):
        return self.process.ended() or ""

    def close(self):
        self.process.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def jailed_below(ancestor: int) -> set[tuple[int, str]]:
    """The processes below ``ancestor`` that run, or were forked by, what lies in the jail.

    Each is its number and when it started, for numbers are used again.
    """
    parents, started, ours = {}, {}, set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if INSIDE.encode() in (path / "cmdline").read_bytes():
                ours.add(int(path.name))
        except OSError:
            continue  # it has ended
        parents[int(path.name)], started[int(path.name)] = int(fields[1]), fields[19]
    below = {ancestor}
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    return {(number, started[number]) for number in ours & below - {ancestor}}


def are_gone(processes: set[tuple[int, str]]) -> bool:
    """Wait until none of the processes exists."""
    return wait_until(lambda: not any(map(_exists, processes)))


def _exists(process: tuple[int, str]) -> bool:
    number, started = process
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[19] == started and fields[0] != "Z"


def wait_until(condition) -> bool:
    end = time.monotonic() + HANGING
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
