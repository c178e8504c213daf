"""What runs inside the jail: a watcher, the kernel that it watches, and the server that forks both.

`course_admin.jail.kernels` shows this one file to the jail and starts it there as a script. It must
not import anything of `course_admin`; what a student's code can reach of it holds no secret.

The first process of a jail is the watcher: when it ends, the system kills all others. It forks the
kernel, which gives up every right it has before it runs a line of a student's code. The watcher
cannot be killed, stopped or read from inside; it ends the jail when a limit is passed, or when the
process outside closes its end of the control socket or dies.

The fork server has imported what lessons import. It lies in a jail of its own, in which no
student's code ever runs, and forks watchers into further jails: each has its own processes,
network, files and user namespace, and can reach neither the server nor another one.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import gc
import importlib
import json
import math
import os
import pkgutil
import platform
import random
import resource
import select
import signal
import socket
import struct
import sys
import time
import traceback
from pathlib import Path
from typing import Any

SECONDS_BETWEEN_LOOKS = 0.1
CHANNELS = ("shell", "iopub", "stdin", "hb", "control")
MESSAGE = 65536  # bytes: more than any message on the control socket
HOME = "/jail/student/home"
WORK = "/jail/student/work"
TMP = "/jail/student/tmp"
WRITABLE = ("/jail/student", "/dev/shm")
WATCHER = "/proc/1"  # hidden, or a kernel of the same user could slow it down by a file there
STUDENT = 1000  # the user and the group that a kernel has inside
LIBRARY = "/jail/library"  # the packages of the course that lessons import
# What the fork server imports, besides LIBRARY: what lessons use, and what a kernel loads.
WARM = (
    "torch._dynamo",
    "matplotlib.pyplot",
    "sklearn.metrics",
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "encodings.idna",
    "sqlite3",
)
FINE = "all rights given up"

libc = ctypes.CDLL(None, use_errno=True)

# prctl, from <linux/prctl.h>
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
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


# -------------------------------------------------------------------------------------------------
# Giving up rights
# -------------------------------------------------------------------------------------------------


def confine(limits: dict[str, Any]) -> None:
    """Take every right from this process and its children, and set their limits.

    Parameters
    ----------
    limits : dict
        `course_admin.jail.Limits` as a dict.

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
    }.items():
        resource.setrlimit(getattr(resource, name), (number, number))
    drop_capabilities()
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    filter_system_calls()


def become_student() -> None:
    """Move into a user namespace of its own, in which this process is the user ``STUDENT``.

    If root grades, that user is nobody outside; else it is the one who grades.

    Raises
    ------
    OSError
        If the system refuses.
    """
    if any(int(line.split()[0]) == STUDENT for line in _lines("/proc/self/uid_map")):
        os.setgroups([])
        os.setresgid(STUDENT, STUDENT, STUDENT)
        os.setresuid(STUDENT, STUDENT, STUDENT)
    user, group = os.getuid(), os.getgid()
    _prctl(PR_SET_DUMPABLE, 1)  # else what /proc says of it belongs to root
    _call("unshare", CLONE_NEWUSER)
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
    _prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    for capability in range(LAST_CAPABILITY + 1):
        # What is not allowed to drop it cannot have it, and what the system does not know is no
        # capability: what counts is what /proc says in the end.
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    _call("capset", struct.pack("Ii", 0x20080522, 0), bytes(24))  # version 3, this thread
    status = _lines("/proc/thread-self/status")
    sets = dict(line.split(":\t") for line in status if line.startswith("Cap"))
    kept = {name: value for name, value in sets.items() if int(value, 16)}
    if kept:
        raise OSError(errno.EPERM, f"capabilities are left: {kept}")


def _prctl(option: int, value: int | bytes) -> None:
    _call("prctl", option, value, 0, 0, 0)


def _call(function: str, *arguments: int | bytes | None) -> None:
    if getattr(libc, function)(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, f"{function}{arguments}: {os.strerror(number)}")


def _lines(path: str) -> list[str]:
    return Path(path).read_text("ascii", "replace").splitlines()


# The system calls that no lesson needs, by machine: those that reach into other processes or make
# namespaces, those that hold memory which no limit counts, and rarely used parts of the system in
# which holes were found. Those that could slow the watcher down are ignored, for ZeroMQ insists on
# one of them. Numbers are from <asm/unistd.h>.
SYSTEM_CALLS = {
    "x86_64": {
        "architecture": 0xC000003E,  # AUDIT_ARCH_X86_64
        "ioctl": 16,
        "socket": 41,
        "clone": 56,
        "clone3": 435,
        "forbidden": {
            "ptrace": 101,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "process_madvise": 440,
            "kcmp": 312,
            "pidfd_getfd": 438,
            "unshare": 272,
            "setns": 308,
            "mount": 165,
            "umount2": 166,
            "pivot_root": 155,
            "chroot": 161,
            "open_tree": 428,
            "move_mount": 429,
            "fsopen": 430,
            "fsconfig": 431,
            "fsmount": 432,
            "fspick": 433,
            "mount_setattr": 442,
            "name_to_handle_at": 303,
            "open_by_handle_at": 304,
            "memfd_create": 319,
            "memfd_secret": 447,
            "shmget": 29,
            "semget": 64,
            "msgget": 68,
            "add_key": 248,
            "request_key": 249,
            "keyctl": 250,
            "bpf": 321,
            "perf_event_open": 298,
            "userfaultfd": 323,
            "io_uring_setup": 425,
            "io_uring_enter": 426,
            "io_uring_register": 427,
            "fanotify_init": 300,
            "modify_ldt": 154,
            "personality": 135,
            "migrate_pages": 256,
            "move_pages": 279,
            "syslog": 103,
            "acct": 163,
            "quotactl": 179,
            "swapon": 167,
            "swapoff": 168,
            "reboot": 169,
            "sethostname": 170,
            "setdomainname": 171,
            "iopl": 172,
            "ioperm": 173,
            "init_module": 175,
            "delete_module": 176,
            "finit_module": 313,
            "kexec_load": 246,
            "kexec_file_load": 320,
        },
        "ignored": {
            "setpriority": 141,
            "sched_setparam": 142,
            "sched_setscheduler": 144,
            "sched_setaffinity": 203,
            "sched_setattr": 314,
            "ioprio_set": 251,
        },
    },
    "aarch64": {
        "architecture": 0xC00000B7,  # AUDIT_ARCH_AARCH64
        "ioctl": 29,
        "socket": 198,
        "clone": 220,
        "clone3": 435,
        "forbidden": {
            "ptrace": 117,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "process_madvise": 440,
            "kcmp": 272,
            "pidfd_getfd": 438,
            "unshare": 97,
            "setns": 268,
            "mount": 40,
            "umount2": 39,
            "pivot_root": 41,
            "chroot": 51,
            "open_tree": 428,
            "move_mount": 429,
            "fsopen": 430,
            "fsconfig": 431,
            "fsmount": 432,
            "fspick": 433,
            "mount_setattr": 442,
            "name_to_handle_at": 264,
            "open_by_handle_at": 265,
            "memfd_create": 279,
            "memfd_secret": 447,
            "shmget": 194,
            "semget": 190,
            "msgget": 186,
            "add_key": 217,
            "request_key": 218,
            "keyctl": 219,
            "bpf": 280,
            "perf_event_open": 241,
            "userfaultfd": 282,
            "io_uring_setup": 425,
            "io_uring_enter": 426,
            "io_uring_register": 427,
            "fanotify_init": 262,
            "personality": 92,
            "migrate_pages": 238,
            "move_pages": 239,
            "syslog": 116,
            "acct": 89,
            "quotactl": 60,
            "swapon": 224,
            "swapoff": 225,
            "reboot": 142,
            "sethostname": 161,
            "setdomainname": 162,
            "init_module": 105,
            "delete_module": 106,
            "finit_module": 273,
            "kexec_load": 104,
            "kexec_file_load": 294,
        },
        "ignored": {
            "setpriority": 140,
            "sched_setparam": 118,
            "sched_setscheduler": 119,
            "sched_setaffinity": 122,
            "sched_setattr": 274,
            "ioprio_set": 30,
        },
    },
}
FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, 16)  # 16 is netlink: its own network's
NEW_NAMESPACES = 0x7E020000  # CLONE_NEW*, in the flags of clone
SOCKET_REQUESTS = (0x8900, 0x89FF)  # ioctl: interfaces and addresses
TIOCSTI = 0x5412  # ioctl: types into a terminal


def filter_system_calls() -> None:
    """Let the system refuse what no lesson needs; see ``SYSTEM_CALLS``. It holds for children too.

    Raises
    ------
    OSError
        If the system has no such filter, or this machine's calls are not known.
    """
    program = filter_program(platform.machine())
    buffer = ctypes.create_string_buffer(program)
    description = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    _call("prctl", PR_SET_SECCOMP, 2, description, 0, 0)  # SECCOMP_MODE_FILTER


def filter_program(machine: str) -> bytes:
    """Write the filter as a program for the kernel's BPF machine.

    Parameters
    ----------
    machine : str
        As `platform.machine` names it.

    Raises
    ------
    OSError
        If the numbers of this machine's system calls are not known.

    Examples
    --------
    >>> len(filter_program("x86_64")) % 8
    0
    """
    if machine not in SYSTEM_CALLS or sys.byteorder != "little":
        raise OSError(errno.ENOSYS, f"the system calls of {machine} are not known to the jail")
    calls = SYSTEM_CALLS[machine]
    load, equal, above, at_least, any_bit, answer = 0x20, 0x15, 0x25, 0x35, 0x45, 0x06
    architecture, number, first, second = 4, 0, 16, 24  # where they stand in struct seccomp_data
    allow, kill = 0x7FFF0000, 0x80000000

    def refuse(error: int) -> tuple[int, int, int, int]:
        return (answer, 0, 0, 0x00050000 | error)

    program = [
        (load, 0, 0, architecture),
        (equal, 1, 0, calls["architecture"]),
        (answer, 0, 0, kill),
        (load, 0, 0, number),
        (at_least, 0, 1, 0x40000000),  # x32, another set of calls on the same machine
        refuse(errno.ENOSYS),
    ]
    for call in calls["forbidden"].values():
        program += [(equal, 0, 1, call), refuse(errno.EPERM)]
    for call in calls["ignored"].values():
        program += [(equal, 0, 1, call), refuse(0)]
    # glibc falls back to clone, whose flags can be read here; those of clone3 cannot.
    program += [(equal, 0, 1, calls["clone3"]), refuse(errno.ENOSYS)]
    program += [
        (equal, 0, 4, calls["clone"]),
        (load, 0, 0, first),
        (any_bit, 0, 1, NEW_NAMESPACES),
        refuse(errno.EPERM),
        (answer, 0, 0, allow),
    ]
    program += [(equal, 0, len(FAMILIES) + 3, calls["socket"]), (load, 0, 0, first)]
    for position, family in enumerate(FAMILIES):
        program.append((equal, len(FAMILIES) - position, 0, int(family)))
    program += [refuse(errno.EAFNOSUPPORT), (answer, 0, 0, allow)]
    program += [
        (equal, 0, 5, calls["ioctl"]),
        (load, 0, 0, second),
        (equal, 2, 0, TIOCSTI),
        (at_least, 0, 2, SOCKET_REQUESTS[0]),
        (above, 1, 0, SOCKET_REQUESTS[1]),
        refuse(errno.EPERM),
    ]
    program.append((answer, 0, 0, allow))
    return b"".join(struct.pack("HBBI", *instruction) for instruction in program)


# -------------------------------------------------------------------------------------------------
# The watcher
# -------------------------------------------------------------------------------------------------


def watch(control: socket.socket, kernel: int, ready: int, limits: dict[str, Any]) -> None:
    """Wait until the kernel ends, a limit is passed or the other side is gone; then end the jail.

    Parameters
    ----------
    control : socket.socket
        What comes in is the number of a signal for the kernel. What goes out, at the end, says why.
    kernel : int
        The kernel's process number.
    ready : int
        A pipe that the kernel closes when it is ready; from then on, its time counts.
    limits : dict
        `course_admin.jail.Limits` as a dict.
    """
    try:
        control.setblocking(False)
        end = math.inf
        reason = None
        while reason is None:
            wanted = [control, ready] if end == math.inf else [control]
            readable = select.select(wanted, [], [], SECONDS_BETWEEN_LOOKS)[0]
            if ready in readable:
                end = time.monotonic() + limits["seconds"]
            reason = _look(control if control in readable else None, kernel, limits)
            if reason is None and time.monotonic() > end:
                reason = f"time: it ran longer than {limits['seconds']} s"
        if reason:
            control.send(json.dumps({"ended": reason}).encode())
    finally:
        os._exit(0)  # whatever happened: without a watcher there is no jail


def _look(control: socket.socket | None, kernel: int, limits: dict[str, Any]) -> str | None:
    """Say why the jail must end: None if it need not, empty if nobody wants to know."""
    if control is not None:
        message = control.recv(MESSAGE)
        if not message:
            return ""
        os.kill(kernel, int(message))
    while (ended := os.waitpid(-1, os.WNOHANG))[0]:
        if ended[0] == kernel:
            return _how_it_ended(ended[1])
    return over_limit(limits)


def _how_it_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"exit: status {code}" if code >= 0 else f"exit: {signal.Signals(-code).name}"


def over_limit(limits: dict[str, Any]) -> str | None:
    """Say which limit the processes in the jail, this one left out, have passed together."""
    processes, threads, memory = [], 0, 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and entry.name != "1":
            try:
                status = Path(entry.path, "status").read_text("ascii", "replace")
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has just ended
            values = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
            processes.append(entry.name)
            threads += int(values["Threads"])
            memory += _bytes(values, "RssAnon", "RssShmem", "VmSwap", "VmPTE")
    if len(processes) > limits["processes"]:
        return f"processes: there were more than {limits['processes']}"
    if threads > limits["threads"]:
        return f"processes: there were more than {limits['threads']} threads"
    if memory > limits["memory"] and _exact_memory(processes) > limits["memory"]:
        return f"memory: it used more than {limits['memory'] / 2**30:.3g} GiB"
    for folder in WRITABLE:
        place = os.statvfs(folder)
        if place.f_files - place.f_ffree > limits["files"]:
            return f"disk: there were more than {limits['files']} files"
    return None


def _exact_memory(processes: list[str]) -> int:
    """Bytes that the processes hold; what several of them share is counted once."""
    memory = 0
    for process in processes:
        place = Path("/proc", process)
        try:
            text = Path(place, "smaps_rollup").read_text("ascii")
            names = ("Pss_Anon", "Pss_Shmem", "SwapPss")
        except PermissionError:  # it does not let itself be looked at
            text, names = Path(place, "status").read_text("ascii", "replace"), ("RssAnon", "VmSwap")
        except (FileNotFoundError, ProcessLookupError):
            continue
        values = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        memory += _bytes(values, *names)
    return memory


def _bytes(values: dict[str, str], *names: str) -> int:
    """Add up what /proc gives in kB; a process that has ended but was not waited for has none."""
    return sum(int(values[name].split()[0]) * 1024 for name in names if name in values)


# -------------------------------------------------------------------------------------------------
# The kernel
# -------------------------------------------------------------------------------------------------


def make_kernel(connection: dict[str, Any], listeners: list[int]) -> Any:
    """Make a Jupyter kernel, which runs when its ``start`` is called.

    Its sockets were opened outside, in a folder that cannot be seen from here: ``listeners`` are
    their numbers, in the order of ``CHANNELS``.
    """
    import zmq
    from ipykernel.heartbeat import Heartbeat
    from ipykernel.kernelapp import IPKernelApp

    ports = [connection[f"{channel}_port"] for channel in CHANNELS]
    number_of = dict(zip(ports, listeners, strict=True))

    class JailedKernelApp(IPKernelApp):
        def init_connection_file(self):
            self.session.key = connection["key"].encode()
            self.session.signature_scheme = connection["signature_scheme"]

        def write_connection_file(self, **kwargs):
            """Nobody in here may connect."""

        def init_control(self, context):
            context.setsockopt(zmq.RECONNECT_IVL, -1)  # the debugger's socket leads nowhere
            super().init_control(context)

        def _try_bind_socket(self, s, port):
            s.setsockopt(zmq.USE_FD, number_of[port])
            return super()._try_bind_socket(s, port)

        def init_heartbeat(self):
            context = zmq.Context()
            context.setsockopt(zmq.USE_FD, number_of[self.hb_port])
            self.heartbeat = Heartbeat(context, (self.transport, self.ip, self.hb_port))
            self.heartbeat.start()

    app = JailedKernelApp.instance(
        transport="ipc",
        ip="/nowhere/kernel",
        **{f"{channel}_port": connection[f"{channel}_port"] for channel in CHANNELS},
    )
    app.initialize(["--HistoryManager.hist_file=:memory:"])
    return app


def start(control: socket.socket, request: dict[str, Any], listeners: list[int]) -> None:
    """Fork the kernel and watch it. This process must be the first one of its jail.

    Parameters
    ----------
    control : socket.socket
        See `watch`.
    request : dict
        ``connection``: ports, key and signature_scheme, as in a kernel's connection file.
        ``limits``: see `watch`.
    listeners : list of int
        See `make_kernel`.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which the first process never gets from inside
    _prctl(PR_SET_DUMPABLE, 0)  # its memory and its open files cannot be read from inside either
    _make_folders()
    ready, is_ready = os.pipe()
    kernel = os.fork()
    if kernel == 0:
        _be_the_kernel(control, is_ready, request, listeners)
    for number in (is_ready, *listeners):
        os.close(number)
    watch(control, kernel, ready, request["limits"])


def _make_folders() -> None:
    """Make the student's folders, and give them to the student if that is another user."""
    for folder in (HOME, WORK, TMP):
        Path(folder).mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # there is no other user
            for place, _, _ in os.walk(folder, topdown=False):
                os.chown(place, STUDENT, STUDENT)
    os.chdir(WORK)


def _be_the_kernel(
    control: socket.socket, is_ready: int, request: dict[str, Any], listeners: list[int]
) -> None:
    try:
        os.setsid()
        _keep_only([*listeners, control.fileno(), is_ready])
        confine(request["limits"])
        app = make_kernel(request["connection"], listeners)
        control.send(json.dumps({"started": True}).encode())
    except BaseException as error:
        _report(control, error)
        os._exit(1)
    control.close()
    os.close(is_ready)  # from here on, a student's code runs
    try:
        app.start()
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
    finally:
        os._exit(0)


def _report(control: socket.socket, error: BaseException) -> None:
    with contextlib.suppress(OSError):
        where = traceback.extract_tb(error.__traceback__)[-1]
        failed = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        control.send(json.dumps({"failed": failed}).encode())


def _keep_only(numbers: list[int]) -> None:
    """Close every other file, and let the standard streams lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    first = 3
    for number in sorted(numbers):
        os.closerange(first, number)
        first = number + 1
    os.closerange(first, 2**20)


def receive(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Wait for a request and the files that come with it.

    Raises
    ------
    EOFError
        If the other side is gone.
    """
    message, numbers, *_ = socket.recv_fds(control, MESSAGE, len(CHANNELS) + 1)
    if not message:
        raise EOFError("the process that started the jail is gone")
    return json.loads(message), numbers


# -------------------------------------------------------------------------------------------------
# The fork server
# -------------------------------------------------------------------------------------------------


def serve(control: socket.socket) -> None:
    """Fork a kernel into a jail of its own for each request, until the other side is gone.

    Parameters
    ----------
    control : socket.socket
        With a request come the kernel's listeners, and last its own control socket.
    """
    try:
        for folder in (HOME, WORK, TMP):
            Path(folder).mkdir(parents=True, exist_ok=True)
        warm_up()
    except BaseException as error:
        _report(control, error)
        raise
    control.send(json.dumps({"started": True}).encode())
    while True:
        try:
            request, numbers = receive(control)
        except EOFError:
            return
        child = os.fork()
        if child == 0:
            control.close()
            _fork_jail(request, numbers)
        for number in numbers:
            os.close(number)
        os.waitpid(child, 0)


def warm_up() -> None:
    """Import what a kernel and the lessons import, and compute nothing.

    torch loads ``torch._dynamo``, some seconds of work, at the first use of an optimizer. Its
    threads do not live through a fork: they must not have started.
    """
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # as ipykernel sets it
    for module in WARM:
        importlib.import_module(module)
    for module in pkgutil.walk_packages([LIBRARY]):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()  # what is shared with the kernels stays shared


def _fork_jail(request: dict[str, Any], numbers: list[int]) -> None:
    """Become the watcher of a new jail; never return."""
    *listeners, own = numbers
    control = socket.socket(fileno=own)
    try:
        _call(
            "unshare",
            CLONE_NEWNS
            | CLONE_NEWPID
            | CLONE_NEWNET
            | CLONE_NEWIPC
            | CLONE_NEWUTS
            | CLONE_NEWCGROUP,
        )
        if os.fork():
            os._exit(0)  # the one above is the first process of the new jail
        mount_fresh_folders(request["limits"])
        start_loopback()
        seed(request["limits"]["cores"])
        start(control, request, listeners)
    except BaseException as error:
        _report(control, error)
    finally:
        os._exit(1)


def mount_fresh_folders(limits: dict[str, Any]) -> None:
    """Replace all that can be written to, and /proc, by new and empty ones.

    Raises
    ------
    OSError
        If the system refuses.
    """
    locked = MS_NOSUID | MS_NODEV
    _mount(None, "/", None, MS_REC | MS_PRIVATE)
    for folder in WRITABLE:
        options = f"mode=1777,size={limits['disk']},nr_inodes={limits['files'] + 100}"
        _mount("tmpfs", folder, "tmpfs", locked, options)
    options = "newinstance,ptmxmode=0666,mode=620"
    _mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, options)
    _mount("proc", "/proc", "proc", locked | MS_NOEXEC)
    for place in settings_of_the_system():
        _mount(place, place, None, MS_BIND | MS_REC)
        _mount(None, place, None, MS_REMOUNT | MS_BIND | MS_RDONLY | locked | MS_NOEXEC)
    _mount("tmpfs", WATCHER, "tmpfs", MS_RDONLY | locked)


def settings_of_the_system() -> list[str]:
    """Name all in /proc but the processes, if it might be written to.

    Files there, such as /proc/sys/kernel/core_pattern and /proc/sysrq-trigger, ask for no
    capability, only for the number of their owner.
    """
    return [
        str(path)
        for path in sorted(Path("/proc").iterdir())
        if not path.name.isdigit()
        and not path.is_symlink()
        and (path.is_dir() or path.stat().st_mode & 0o222)
    ]


def _mount(
    source: str | None, target: str, kind: str | None, flags: int, options: str | None = None
) -> None:
    source, target, kind, options = (
        None if text is None else text.encode() for text in (source, target, kind, options)
    )
    _call("mount", source, target, kind, ctypes.c_ulong(flags), options)


def start_loopback() -> None:
    """Switch on the network that leads to this jail alone; bubblewrap does so, too."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", 0x1 | 0x40)  # IFF_UP | IFF_RUNNING
        fcntl.ioctl(any_socket, 0x8914, request)  # SIOCSIFFLAGS


def seed(cores: int) -> None:
    """Give this process its own random numbers, and PyTorch its threads."""
    import numpy as np
    import torch

    os.environ["OMP_NUM_THREADS"] = str(cores)
    random.seed()
    np.random.seed()
    torch.seed()
    torch.set_num_threads(cores)


def main() -> None:
    """Do what the first argument says.

    ``try``: give up all rights, and print ``FINE``. ``one NUMBER``: start the kernel that the
    request in the control socket of this number describes. ``serve NUMBER``: fork a kernel for each
    request. ``namespace``: wait in a new user namespace; this one is called outside of a jail.
    """
    if sys.argv[1] == "namespace":
        _call("unshare", CLONE_NEWUSER)
        print(FINE, flush=True)
        sys.stdin.read()
    elif sys.argv[1] == "try":
        if child := os.fork():
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        confine({"memory": 2**30, "file_size": 1, "open_files": 100, "threads": 100})
        print(FINE)
    else:
        control = socket.socket(fileno=int(sys.argv[2]))
        if sys.argv[1] == "serve":
            serve(control)
        else:
            start(control, *receive(control))


if __name__ == "__main__":
    main()
