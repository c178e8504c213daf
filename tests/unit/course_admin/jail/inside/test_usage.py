"""What nobody maps is bounded by what the system says."""

import fcntl
import os
import socket
from pathlib import Path

import pytest

from course_admin.jail.inside import usage
from course_admin.jail.inside.usage import Usage, exact_memory, look, memory_nobody_maps

pytestmark = pytest.mark.skipif(not Path("/proc/self/net/unix").exists(), reason="needs Linux")
OWN = [str(os.getpid())]


@pytest.fixture(autouse=True)
def only_sockets_and_pipes(monkeypatch):
    monkeypatch.setattr(usage, "WRITABLE", ())


def test_sockets_count_also_those_on_their_way_in_others():
    way = socket.socketpair()
    before = memory_nobody_maps(Usage(processes=OWN))
    for _ in range(100):
        one, other = socket.socketpair()
        with one, other:
            socket.send_fds(way[0], [b"x"], [one.fileno(), other.fileno()])
    # Other programs of this machine open and close some meanwhile.
    assert memory_nobody_maps(Usage(processes=OWN)) - before > 150 * usage._bytes_of_a_socket()
    for end in way:
        end.close()


def test_a_process_that_has_ended_is_not_asked_for_the_sockets():
    assert usage._sockets(["0", *OWN]) > 0
    assert usage._sockets(["0"]) == 0


@pytest.mark.parametrize("large", [0, 2**20, 2**62])
def test_pipes_hold_no_more_than_is_counted(monkeypatch, large):
    monkeypatch.setattr(usage, "_bytes_of_large_pipes", lambda: large)
    monkeypatch.setattr(usage, "_sockets", lambda _: 0)
    terminals = memory_nobody_maps(Usage())
    pipes = [os.pipe() for _ in range(20)]
    size = sum(fcntl.fcntl(one, 1032) for one, _ in pipes)  # F_GETPIPE_SZ
    for end in sum(pipes, ()):
        os.close(end)
    counted = memory_nobody_maps(Usage(files=40)) - terminals
    assert counted >= min(size, large + 20 * usage.SMALL_PIPE)
    assert counted <= 40 * usage.PIPE


def test_a_look_finds_processes_and_their_memory():
    held = bytearray(os.urandom(2**20)) * 50
    seen = look()
    assert set(OWN) <= set(seen.processes)
    assert seen.threads >= len(seen.processes)
    assert seen.cpu > 0
    assert seen.memory >= exact_memory(OWN) > len(held)
