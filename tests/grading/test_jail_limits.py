"""What a kernel in the jail may use, when it ends, and that nothing of it is left."""

import os
import signal
import subprocess
import sys

import pytest

from course_admin.jail.fork_server import ForkServer
from course_admin.jail.limits import Limits
from tests.grading.jailed import Kernel, are_gone, jailed_below

needs_jail = pytest.mark.needs("jail")


SMALL = Limits(
    memory=2**30,
    processes=8,
    threads=64,
    file_size=2**20,
    disk=8 * 2**20,
    files=100,
    open_files=128,
)


@needs_jail
def test_one_kernel_is_given_no_more_than_its_limits(mode):
    with Kernel(fork_server=mode, limits=SMALL) as kernel:
        assert kernel.cell("x = bytearray(2**31)")[1] == "MemoryError"
        assert kernel.cell("open('big', 'wb').write(bytes(2**21))")[1] == "OSError"
        code = """
        import errno, os, tempfile
        for folder in (tempfile.gettempdir(), "/dev/shm"):  # /tmp is read-only if Python lies there
            try:
                for number in range(50):
                    with open(f"{folder}/{number}", "wb") as file:
                        file.write(bytes(2**20))
            except OSError as error:
                print(error.errno == errno.ENOSPC, number)
            for name in os.listdir(folder):
                if name.isdigit():
                    os.remove(f"{folder}/{name}")
        try:
            files = [open("/dev/null") for _ in range(200)]
        except OSError as error:
            print(error.errno == errno.EMFILE)
        """
        printed, error = kernel.cell(code)
        assert error is None
        *written, third = printed.splitlines()
        assert [line[:5] for line in written] == ["True "] * 2
        assert all(5 <= int(line[5:]) <= 8 for line in written)
        assert third == "True"


TOO_MUCH = {
    "fork_bomb": (
        """
        import os
        while True:
            try:
                os.fork()
            except OSError:
                pass
        """,
        "processes: ",
    ),
    "threads": (
        """
        import threading, time
        while True:
            threading.Thread(target=time.sleep, args=(100,)).start()
        """,
        "processes: ",
    ),
    "memory_of_many": (
        """
        import os, time
        for _ in range(4):
            if os.fork() == 0:
                held = os.urandom(2**20) * 300
                time.sleep(1000)
        time.sleep(1000)
        """,
        "memory: ",
    ),
    "empty_files": ("for number in range(10**6): open(f'{number}', 'w').close()", "disk: "),
    "exit": ("import os; os._exit(3)", "exit: status 3"),
    "kill": ("import os; os.kill(os.getpid(), 9)", "exit: SIGKILL"),
    "crash": ("import ctypes; ctypes.string_at(0)", "exit: SIGSEGV"),
}


@needs_jail
@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_kernel_that_takes_too_much_ends(mode, what):
    code, reason = TOO_MUCH[what]
    if mode:
        ForkServer.shared()
    before = jailed_below(os.getpid())
    with Kernel(fork_server=mode, limits=SMALL) as kernel:
        own = jailed_below(os.getpid()) - before
        printed, error = kernel.cell(code)
        if (what, error) not in (("threads", "RuntimeError"), ("empty_files", "OSError")):
            assert error == "died", printed
            assert kernel.ended.startswith(reason), kernel.ended
    assert len(own) >= 2
    assert are_gone(own)


DEAF = """
import signal, threading
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
while True:
    pass
"""


@needs_jail
def test_time_ends_for_a_kernel_that_hears_no_signal(mode):
    with Kernel(fork_server=mode, limits=Limits(seconds=15)) as kernel:
        assert kernel.cell(DEAF) == ("", "died")
        assert kernel.ended == "time: it ran longer than 15 s"


@needs_jail
def test_nothing_survives_the_end(mode):
    with Kernel(fork_server=mode) as kernel:
        before = jailed_below(os.getpid())
        code = """
        import os, signal, time
        child = os.fork()
        if child == 0:
            os.setsid()
            if os.fork() == 0:
                signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
                time.sleep(10**6)
            os._exit(0)
        os.waitpid(child, 0)
        """
        assert kernel.cell(code)[1] is None
        left = jailed_below(os.getpid()) - before
        assert len(left) == 1
    assert are_gone(left)


@needs_jail
def test_nothing_survives_the_one_who_grades(mode):
    code = f"""
import time
from course_admin.jail.limits import Limits
from course_admin.jail.process import JailedProcess
process = JailedProcess(Limits(), fork_server={mode})
print("started", flush=True)
time.sleep(1000)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"started\n"
        left = jailed_below(process.pid)
        assert len(left) >= 2
        process.send_signal(signal.SIGKILL)
    assert are_gone(left)


KILLS_ALL = """
import os
for number in (-1, *range(2, 1000)):
    try:
        if number != os.getpid():
            os.kill(number, 9)
    except OSError:
        pass
os._exit(1)
"""


@needs_jail
def test_kernels_of_one_server_are_apart():
    with Kernel(fork_server=True) as one, Kernel(fork_server=True) as other:
        code = """
        import random, socket, numpy, torch
        from course_utils import checks
        checks.expect = None
        open("answer", "w").write("42")
        open("/dev/shm/answer", "w").write("42")
        heard = socket.socket(socket.AF_UNIX)
        heard.bind("\\0answer")
        heard.listen()
        """
        assert one.cell(code) == ("", None)
        code = """
        import os, socket, random, numpy, torch
        from course_utils import checks
        print(os.listdir(), os.listdir("/dev/shm"), checks.expect is None)
        print(socket.socket(socket.AF_UNIX).connect_ex("\\0answer") != 0)
        """
        assert other.cell(code) == ("[] [] False\nTrue", None)
        draw = """
        import random, numpy, torch
        print(random.random(), numpy.random.rand(), torch.rand(1).item())
        """
        first, second = one.cell(draw)[0].split(), other.cell(draw)[0].split()
        assert len(first) == 3
        assert not set(first) & set(second)
        # The one kills all that it can, and the other never notices.
        assert one.cell(KILLS_ALL)[1] == "died"
        assert other.cell("print(1)") == ("1", None)
    assert ForkServer.shared().alive
