"""The filter of system calls, for each machine."""

import errno
import signal
import socket
import struct

import pytest

from course_admin.jail.inside.system_calls import SYSTEM_CALLS, filter_program


@pytest.mark.parametrize("machine", sorted(SYSTEM_CALLS))
def test_filters_of_both_machines_name_the_same_calls(machine):
    known = SYSTEM_CALLS[machine]
    other = SYSTEM_CALLS["aarch64"]
    only_of_a_pc = {"modify_ldt", "iopl", "ioperm", "inotify_init"}
    assert set(known["forbidden"]) - only_of_a_pc == set(other["forbidden"])
    assert known.keys() == other.keys()
    numbers = [*known["forbidden"].values(), *known["ignored"].values()]
    assert len(set(numbers)) == len(numbers)


def test_an_unknown_machine_has_no_jail():
    with pytest.raises(OSError, match="system calls of riscv64 are not known"):
        filter_program("riscv64")


ALLOWED, KILLED = 0x7FFF0000, 0x80000000


def judged(machine, call, *arguments, architecture=None):
    """Run the filter as the system does: 0 if it allows the call, else the error; -1 if it kills.

    A call that is ignored gives ``"ignored"``.
    """
    architecture = architecture or SYSTEM_CALLS[machine]["architecture"]
    data = struct.pack("IIQ6Q", call, architecture, 0, *arguments, *[0] * (6 - len(arguments)))
    program = list(struct.iter_unpack("HBBI", filter_program(machine)))
    place = value = 0
    while True:
        code, yes, no, constant = program[place]
        place += 1
        if code == 0x06:
            given = {ALLOWED: 0, KILLED: -1, 0x00050000: "ignored"}
            return given.get(constant, constant & 0xFFFF)
        if code == 0x20:
            (value,) = struct.unpack_from("I", data, constant)
        elif code == 0x54:
            value &= constant
        else:
            tests = {
                0x15: value == constant,
                0x25: value > constant,
                0x35: value >= constant,
                0x45: bool(value & constant),
            }
            place += yes if tests[code] else no


@pytest.mark.parametrize("machine", sorted(SYSTEM_CALLS))
def test_what_holds_uncounted_memory_or_time_is_refused_on_both_machines(machine):
    calls = SYSTEM_CALLS[machine]
    for name, number in calls["forbidden"].items():
        assert judged(machine, number) == errno.EPERM, name
    for name, number in calls["ignored"].items():
        assert judged(machine, number) == "ignored", name
    expected = {
        ("mmap", 0, 9, 3, 0x22): 0,  # private
        ("mmap", 0, 9, 3, 0x01): 0,  # of a file
        ("mmap", 0, 9, 3, 0x21): errno.ENOMEM,
        ("mmap", 0, 9, 3, 0x23): errno.ENOMEM,  # MAP_SHARED_VALIDATE
        ("mmap", 0, 9, 3, 0x40022): errno.ENOMEM,
        ("rt_sigaction", signal.SIGCHLD, 0): 0,  # asks what it is
        ("rt_sigaction", signal.SIGCHLD, 8): "ignored",
        ("rt_sigaction", signal.SIGCHLD, 2**32): "ignored",
        ("rt_sigaction", signal.SIGINT, 8): 0,
        ("clone", 0x11): 0,
        ("clone", 0x10F00): 0,  # a thread
        ("clone", 0x10B00): errno.EPERM,
        ("clone", 0x10000011): errno.EPERM,
        ("clone3", 1): errno.ENOSYS,
        ("close_range", 3, 9, 4): 0,
        ("close_range", 3, 9, 6): errno.EINVAL,
        ("fcntl", 3, 1030): 0,
        ("fcntl", 3, 1031): errno.EPERM,
        ("prctl", 41, 0): errno.EPERM,
        ("prctl", 38, 1): 0,
        ("setsockopt", 3, 1, 20): 0,
        ("setsockopt", 3, 6, 7): 0,
        **{("setsockopt", 3, 1, option): errno.EPERM for option in (7, 8, 26, 32, 33, 50, 51, 52)},
        ("ioctl", 3, 0x5412): errno.EPERM,
        ("ioctl", 3, 0x5413): 0,
        ("ioctl", 3, 0x8900): errno.EPERM,
        ("ioctl", 3, 0x89FF): errno.EPERM,
        ("ioctl", 3, 0x8A00): 0,
    }
    for call in ("socket", "socketpair"):
        expected[call, 1, 1 | 0x80000] = expected[call, 1, 5] = expected[call, 16, 3] = 0
        expected[call, 1, 2] = expected[call, 1, 3] = errno.EPROTONOSUPPORT
        for family in (0, socket.AF_INET, socket.AF_INET6, 17, 38, 40):
            expected[call, family, 1] = errno.EAFNOSUPPORT
    for (name, *arguments), answer in expected.items():
        assert judged(machine, calls[name], *arguments) == answer, (name, arguments)


@pytest.mark.parametrize("machine", sorted(SYSTEM_CALLS))
def test_calls_of_another_set_are_refused_whatever_they_are(machine):
    for call in SYSTEM_CALLS[machine]["forbidden"].values():
        assert judged(machine, 0x40000000 + call) == errno.ENOSYS  # x32
        for other in (0x40000003, 0x40000028):  # 32 bits, of both machines
            assert judged(machine, call, architecture=other) == -1
