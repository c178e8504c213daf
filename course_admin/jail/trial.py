"""Try the jail here, and say what works: ``python -m course_admin.jail``."""

from __future__ import annotations

import asyncio
import sys
import time

from course_admin.jail.command import find_bubblewrap
from course_admin.jail.fork_server import SECONDS_TO_START, ForkServer
from course_admin.jail.kernels import JailedKernelManager
from course_admin.jail.limits import ADVICE, JailUnavailable


def main(arguments: list[str] | None = None) -> int:
    """Try the jail and print what works.

    Parameters
    ----------
    arguments : list of str, optional
        With ``--quick``, a jail is made, but no kernel started in it.

    Returns
    -------
    int
        The exit status: 0 if kernels can run in a jail here, else 1.
    """
    quick = (sys.argv[1:] if arguments is None else arguments) == ["--quick"]
    try:
        print(f"a jail can be made here, by {find_bubblewrap()}")
        if not quick:
            print(f"a kernel in it is ready after {asyncio.run(_time_kernel(False)):.1f} s")
    except JailUnavailable as error:
        print(error)
        return 1
    if not quick:
        try:
            ForkServer.shared()
            print(f"one from the fork server, after {asyncio.run(_time_kernel(True)):.1f} s")
        except JailUnavailable as error:
            print(f"{error} Grading works without it, but takes longer.")
    return 0


async def _time_kernel(fork_server: bool) -> float:
    """Start a kernel and stop it; give the seconds until it could run a cell."""
    started = time.monotonic()
    manager = JailedKernelManager(fork_server=fork_server)
    await manager.start_kernel()
    try:
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=SECONDS_TO_START)
            return time.monotonic() - started
        except RuntimeError as error:
            raise JailUnavailable(f"The kernel does not answer: {error}. {ADVICE}") from None
        finally:
            client.stop_channels()
    finally:
        await manager.shutdown_kernel(now=True)
