"""Kernels that run what students wrote, and can reach nothing: Linux namespaces by bubblewrap.

A kernel in the jail sees the system and Python, read-only, what lessons import, and an empty work
folder that is gone afterwards. It has no network, no other process, none of your environment
variables and no rights; memory, processes, files and time are limited. `JailedKernelManager` starts
such kernels for nbclient, nbgrader and everything that is built on jupyter_client.

``python -m course_admin.jail`` tries it here and says what works.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerBase
from traitlets import Bool, DottedObjectName, Instance, default

from course_admin.jail.command import check_jail, jail_command, start_process
from course_admin.jail.fork_server import SECONDS_TO_START, ForkServer, problem_in
from course_admin.jail.inside import agreed
from course_admin.jail.limits import ADVICE, JailUnavailable, Limits

LONGEST_SOCKET_NAME = 107  # bytes, of a Unix socket
MAX_MESSAGE = 2**26  # bytes: what a kernel may send at once; a longer message is not received


class JailProvisioner(KernelProvisionerBase):
    """Starts a kernel in a jail of its own, and ends it with everything that it started.

    Attributes
    ----------
    limits : Limits
        What the kernel may use.
    ended : str or None
        Why the kernel is no longer running, said by the watcher, which no student's code can reach:
        ``exit: …``, ``memory: …``, ``processes: …``, ``disk: …`` or ``time: …``. None while it
        runs, and if it was ended from outside.
    """

    limits = Instance(Limits, (), help="What the kernel may use.").tag(config=True)
    fork_server = Bool(True, help="Whether to fork it from a warm process.").tag(config=True)

    ended: str | None = None
    _folder: Path | None = None
    _control: socket.socket | None = None
    _process: subprocess.Popen | None = None
    _gone = False

    @property
    def has_process(self) -> bool:
        """Whether a kernel was started that was not yet waited for."""
        return self._control is not None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose the sockets; what else the caller asks for, a jail does not give.

        Raises
        ------
        JailUnavailable
            If no jail can be made here.
        """
        check_jail()
        if self._folder is None:
            self._folder = _short_folder()
        manager = self.parent
        manager.transport = "ipc"
        manager.ip = str(self._folder / "s")
        manager.connection_file = str(self._folder / "kernel.json")
        manager.write_connection_file()
        self.connection_info = manager.get_connection_info()
        return await super().pre_launch(cmd=[], env={})

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        """Start the jail and wait until its kernel has given up its rights.

        Raises
        ------
        JailUnavailable
            If it cannot be started.
        """
        problem = None
        if self.fork_server:
            try:
                server = await asyncio.to_thread(ForkServer.shared)
                problem = await self._launch(server.fork)
            except JailUnavailable as error:
                problem = str(error)
            if problem is not None:
                self.log.warning("Without the fork server each kernel takes longer: %s", problem)
        if problem is not None or not self.fork_server:
            problem = await self._launch(self._start_jail)
        if problem is not None:
            raise JailUnavailable(f"The jail did not start: {problem}. {ADVICE}")
        return self.connection_info

    async def _launch(self, start: Callable[[bytes, list[int]], None]) -> str | None:
        """Start a kernel with ``start``; say why it failed."""
        self.ended, self._gone = None, False
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.setblocking(False)
        with contextlib.ExitStack() as stack:
            stack.enter_context(inside)
            listeners = [stack.enter_context(self._listen(channel)) for channel in agreed.CHANNELS]
            try:
                start(self._request(), [*(s.fileno() for s in listeners), inside.fileno()])
            except OSError as error:
                problem = str(error)
            else:
                inside.close()
                problem = await self._problem()
        if problem is not None:
            await self.kill()
            await self.wait()
        return problem

    def _start_jail(self, request: bytes, files: list[int]) -> None:
        *listeners, inside = files
        self._process = start_process(jail_command(self.limits, "one", inside))
        socket.send_fds(self._control, [request], listeners)

    def _listen(self, channel: str) -> socket.socket:
        path = Path(f"{self.parent.ip}-{self.connection_info[f'{channel}_port']}")
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen(100)
        return listener

    def _request(self) -> bytes:
        connection = {f"{c}_port": self.connection_info[f"{c}_port"] for c in agreed.CHANNELS}
        connection["key"] = self.connection_info["key"].decode()
        connection["signature_scheme"] = self.connection_info["signature_scheme"]
        return json.dumps({"connection": connection, "limits": asdict(self.limits)}).encode()

    async def _problem(self) -> str | None:
        """Wait until the kernel says that it has started, or why not."""
        receive = asyncio.get_running_loop().sock_recv(self._control, agreed.MESSAGE)
        try:
            message = await asyncio.wait_for(receive, SECONDS_TO_START)
        except asyncio.TimeoutError:
            return f"no answer within {SECONDS_TO_START} s"
        return problem_in(message)

    async def poll(self) -> int | None:
        """Say whether the kernel runs: None if so, else 0."""
        while not self._gone and self._control is not None:
            try:
                message = self._control.recv(agreed.MESSAGE)
            except BlockingIOError:
                return None
            except OSError:
                message = b""
            if message:
                self.ended = json.loads(message).get("ended")
            else:
                self._gone = True
        if self._process is not None and self._process.poll() is None:
            return None
        return 0

    async def wait(self) -> int | None:
        """Wait until nothing of the jail is left."""
        while await self.poll() is None:
            await asyncio.sleep(0.02)
        if self._control is not None:
            self._control.close()
        self._control = self._process = None
        return 0

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel, and to nothing else in the jail."""
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.send(str(int(signum)).encode())

    async def terminate(self, restart: bool = False) -> None:
        """End the jail, as `kill` does: nothing in it is worth a farewell."""
        await self.kill(restart)

    async def kill(self, restart: bool = False) -> None:
        """End the jail with everything in it."""
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.shutdown(socket.SHUT_WR)
        if self._process is not None:
            self._process.kill()

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the sockets."""
        if self._folder is not None and not restart:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def get_shutdown_wait_time(self, recommended: float = 5.0) -> float:
        """Give a kernel two seconds to end by itself."""
        return min(recommended, 2.0)


def _short_folder() -> Path:
    """Make a folder of which only its owner sees anything, with a name short enough for sockets."""
    for place in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):
        if place and os.access(place, os.W_OK) and len(place) + 30 < LONGEST_SOCKET_NAME:
            return Path(tempfile.mkdtemp(prefix="jail-", dir=place))
    raise JailUnavailable(
        f"The jail's sockets need a folder with a short name: {tempfile.gettempdir()} is too long. "
        "Set the environment variable TMPDIR to another one."
    )


class JailedKernelClient(AsyncKernelClient):
    """A client that receives no message longer than ``MAX_MESSAGE``."""

    def _context_default(self) -> zmq.asyncio.Context:
        context = super()._context_default()
        context.setsockopt(zmq.MAXMSGSIZE, MAX_MESSAGE)
        return context


class JailedKernelManager(AsyncKernelManager):
    """Manages one kernel in a jail: a kernel manager class for nbclient and nbgrader.

    Which kernel a notebook asks for does not matter: it gets this one.

    Parameters
    ----------
    limits : Limits
        What the kernel may use.
    """

    limits = Instance(Limits, (), help="What the kernel may use.").tag(config=True)
    fork_server = Bool(True, help="Whether to fork it from a warm process.").tag(config=True)
    client_class = DottedObjectName("course_admin.jail.kernels.JailedKernelClient", config=True)

    @default("client_factory")
    def _client_factory_default(self) -> type:
        return JailedKernelClient

    @property
    def kernel_spec(self) -> KernelSpec:
        """The Python that runs now, in a jail, whatever the notebook asks for."""
        return KernelSpec(
            argv=[],
            display_name="Python 3 (jail)",
            language="python",
            interrupt_mode="message",
            metadata={"kernel_provisioner": {"provisioner_name": "course-jail"}},
        )

    @property
    def ended(self) -> str | None:
        """Why the kernel ended by itself or was ended by its watcher; see `JailProvisioner`."""
        return getattr(self.provisioner, "ended", None)

    async def _async_pre_start_kernel(self, **kwargs: Any) -> tuple[list[str], dict[str, Any]]:
        if self.provisioner is None:  # else it is started again
            self.provisioner = JailProvisioner(
                kernel_spec=self.kernel_spec,
                parent=self,
                limits=self.limits,
                fork_server=self.fork_server,
            )
        return await super()._async_pre_start_kernel(**kwargs)

    async def _async_wait(self, pollinterval: float = 0.01) -> None:
        """Wait until the kernel has ended.

        jupyter_client looks every 0.1 s, which was a third of the time that an answer takes.
        """
        await super()._async_wait(pollinterval)
