"""The filter of system calls: the system refuses to a student's code what no lesson needs."""

from __future__ import annotations

import ctypes
import errno
import platform
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
