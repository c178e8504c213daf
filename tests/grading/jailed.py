"""A kernel in the jail that tests can ask, and the processes that belong to one."""

import asyncio
import textwrap
import time
from pathlib import Path

from course_admin.jail.command import INSIDE
from course_admin.jail.kernels import JailedKernelManager
from course_admin.jail.limits import Limits

HANGING = 600  # seconds


class Kernel:
    """A kernel in the jail that can be asked to run cells."""

    def __init__(self, *, fork_server, limits=None):
        self.loop = asyncio.new_event_loop()
        self.manager = JailedKernelManager(limits=limits or Limits(), fork_server=fork_server)
        self.run(self.manager.start_kernel())
        self.client = self.manager.client()
        self.client.start_channels()
        self.run(self.client.wait_for_ready(timeout=HANGING))

    def run(self, awaitable):
        return self.loop.run_until_complete(asyncio.wait_for(awaitable, HANGING))

    def cell(self, code, *, interrupt=False):
        """Run a cell; give what it printed, and the name of its error or ``"died"``.

        It is interrupted, if so, as soon as it prints something.
        """
        return self.run(self._cell(textwrap.dedent(code), interrupt))

    async def _cell(self, code, interrupt):
        printed = []
        request = self.client.execute(code)
        if interrupt:
            while not printed:
                message = await self.client.get_iopub_msg(timeout=HANGING)
                mine = message["parent_header"].get("msg_id") == request
                if mine and "text" in message["content"]:
                    printed.append(message["content"]["text"])
            await self.manager.interrupt_kernel()
        while True:
            try:
                reply = await self.client.get_shell_msg(timeout=0.1)
            except Exception as error:
                if type(error).__name__ != "Empty":
                    raise
                if not await self.manager.is_alive():
                    return "".join(printed).strip(), "died"
                continue
            if reply["parent_header"]["msg_id"] == request:
                break
        while True:
            message = await self.client.get_iopub_msg(timeout=HANGING)
            if message["parent_header"].get("msg_id") == request:
                printed.append(message["content"].get("text", ""))
                if message["content"].get("execution_state") == "idle":
                    break
        return "".join(printed).strip(), reply["content"].get("ename")

    @property
    def ended(self):
        return self.manager.ended or ""

    def close(self):
        self.client.stop_channels()
        self.run(self.manager.shutdown_kernel(now=True))
        self.loop.close()

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
