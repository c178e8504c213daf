"""The filter of system calls: the system refuses to a student's code what no lesson needs."""

from __future__ import annotations

import ctypes
import errno
import platform
import signal
import socket
import struct
import sys

from . import linux

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
        "mmap": 9,
        "rt_sigaction": 13,
        "socketpair": 53,
        "setsockopt": 54,
        "fcntl": 72,
        "prctl": 157,
        "close_range": 436,
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
            "sendfile": 40,
            "splice": 275,
            "tee": 276,
            "vmsplice": 278,
            "inotify_init": 253,
            "inotify_init1": 294,
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
            "flock": 73,
        },
    },
    "aarch64": {
        "architecture": 0xC00000B7,  # AUDIT_ARCH_AARCH64
        "ioctl": 29,
        "socket": 198,
        "clone": 220,
        "clone3": 435,
        "mmap": 222,
        "rt_sigaction": 134,
        "socketpair": 199,
        "setsockopt": 208,
        "fcntl": 25,
        "prctl": 167,
        "close_range": 436,
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
            "sendfile": 71,
            "splice": 76,
            "tee": 77,
            "vmsplice": 75,
            "inotify_init1": 26,
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
            "flock": 32,
        },
    },
}
AF_NETLINK = 16  # what the system says of the jail's own network
CONNECTED = (socket.SOCK_STREAM, socket.SOCK_SEQPACKET)  # each has one that sends to it, at most
NEW_NAMESPACES = 0x7E020000  # CLONE_NEW*, in the flags of clone
CLONE_FILES, CLONE_THREAD = 0x400, 0x10000
CLOSE_RANGE_UNSHARE = 2
MAP_SHARED_ANONYMOUS, MAP_HUGETLB = 0x21, 0x40000
F_SETPIPE_SZ = 1031
F_LOCKS = (6, 7, 37, 38)  # F_SETLK, F_SETLKW, and those of open files
SOCKET_OPTIONS = (
    7,
    8,
    26,
    32,
    33,
    50,
    51,
    52,
)  # longer buffers, and programs that look at what comes
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
    linux.call("prctl", linux.PR_SET_SECCOMP, 2, description, 0, 0)  # SECCOMP_MODE_FILTER


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
    load, mask, answer = 0x20, 0x54, 0x06
    equal, above, at_least, any_bit = 0x15, 0x25, 0x35, 0x45
    architecture, number = 4, 0  # where they stand in struct seccomp_data
    first, second, third, fourth = 16, 24, 32, 40  # the lower halves of the arguments
    allow, kill = (answer, 0, 0, 0x7FFF0000), (answer, 0, 0, 0x80000000)

    def refuse(error: int) -> tuple[int, int, int, int]:
        return (answer, 0, 0, 0x00050000 | error)

    program = [
        (load, 0, 0, architecture),
        (equal, 1, 0, calls["architecture"]),
        kill,
        (load, 0, 0, number),
        (at_least, 0, 1, 0x40000000),  # x32, another set of calls on the same machine
        refuse(errno.ENOSYS),
    ]

    def when(call: str, *rest: tuple[int, int, int, int]) -> None:
        """Go on with ``rest`` if it is this call; what does not end there is allowed."""
        program.extend([(equal, 0, len(rest) + 1, calls[call]), *rest, allow])

    for call in calls["forbidden"].values():
        program += [(equal, 0, 1, call), refuse(errno.EPERM)]
    for call in calls["ignored"].values():
        program += [(equal, 0, 1, call), refuse(0)]
    # glibc falls back to clone, whose flags can be read here; those of clone3 cannot.
    when("clone3", refuse(errno.ENOSYS))
    # A thread with open files of its own would hide them: /proc shows those of the first thread.
    when(
        "clone",
        (load, 0, 0, first),
        (any_bit, 2, 0, NEW_NAMESPACES),
        (mask, 0, 0, CLONE_THREAD | CLONE_FILES),
        (equal, 0, 1, CLONE_THREAD),
        refuse(errno.EPERM),
    )
    when(
        "close_range",
        (load, 0, 0, third),
        (any_bit, 0, 1, CLOSE_RANGE_UNSHARE),
        refuse(errno.EINVAL),
    )
    # Shared memory without a name stays when it is no longer mapped, as long as one page of it is.
    when(
        "mmap",
        (load, 0, 0, fourth),
        (any_bit, 2, 0, MAP_HUGETLB),
        (mask, 0, 0, MAP_SHARED_ANONYMOUS),
        (equal, 0, 1, MAP_SHARED_ANONYMOUS),
        refuse(errno.ENOMEM),
    )
    # The time of children that end while their parent ignores SIGCHLD is lost. PyTorch's loaders
    # insist on a handler, and do without the signal.
    when(
        "rt_sigaction",
        (load, 0, 0, first),
        (equal, 0, 5, int(signal.SIGCHLD)),
        (load, 0, 0, second),
        (equal, 0, 2, 0),
        (load, 0, 0, second + 4),
        (equal, 1, 0, 0),
        refuse(0),
    )
    # A lock on a part of a file is memory of the system's that nothing counts: here nobody waits.
    when(
        "fcntl",
        (load, 0, 0, second),
        *((equal, len(F_LOCKS) - place, 0, lock) for place, lock in enumerate(F_LOCKS)),
        (equal, 1, 2, F_SETPIPE_SZ),
        refuse(0),
        refuse(errno.EPERM),
    )
    when("prctl", (load, 0, 0, first), (equal, 0, 1, linux.PR_SET_THP_DISABLE), refuse(errno.EPERM))
    for call in ("socket", "socketpair"):
        when(
            call,
            (load, 0, 0, first),
            (equal, len(CONNECTED) + 5, 0, AF_NETLINK),
            (equal, 1, 0, int(socket.AF_UNIX)),
            refuse(errno.EAFNOSUPPORT),
            (load, 0, 0, second),
            (mask, 0, 0, 0xF),  # the rest of it are flags
            *(
                (equal, len(CONNECTED) - place, 0, int(kind))
                for place, kind in enumerate(CONNECTED)
            ),
            refuse(errno.EPROTONOSUPPORT),
        )
    when(
        "setsockopt",
        (load, 0, 0, second),
        (equal, 0, len(SOCKET_OPTIONS) + 2, int(socket.SOL_SOCKET)),
        (load, 0, 0, third),
        *(
            (equal, len(SOCKET_OPTIONS) - place - 1, int(place == len(SOCKET_OPTIONS) - 1), option)
            for place, option in enumerate(SOCKET_OPTIONS)
        ),
        refuse(errno.EPERM),
    )
    when(
        "ioctl",
        (load, 0, 0, second),
        (equal, 2, 0, TIOCSTI),
        (at_least, 0, 2, SOCKET_REQUESTS[0]),
        (above, 1, 0, SOCKET_REQUESTS[1]),
        refuse(errno.EPERM),
    )
    program.append(allow)
    return b"".join(struct.pack("HBBI", *instruction) for instruction in program)
