"""Computing, and holding memory, in ways that might not be seen: counted or refused."""

import platform
import signal

import pytest

from course_admin.jail.limits import Limits
from tests.grading.jailed import HANGING, Kernel

needs_jail = pytest.mark.needs("jail")

COMPUTES = """
import contextlib, ctypes, os, signal, struct, threading, time

def compute(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass

def child(function, *arguments):
    number = os.fork()
    if number == 0:
        function(*arguments)
        os._exit(0)
    return number
"""
# Ways to compute so that it might not be seen: short ones that no look meets, and those that end.
COMPUTED = {
    "alone": "compute(1000)",
    "threads": """
        for _ in range(4):
            threading.Thread(target=compute, args=(1000,)).start()
        time.sleep(1000)
    """,
    "short_threads": """
        while True:
            thread = threading.Thread(target=compute, args=(0.02,))
            thread.start()
            thread.join()
    """,
    "short_children": "while True: os.waitpid(child(compute, 0.02), 0)",
    "orphans": "while True: os.waitpid(child(child, compute, 0.2), 0)",
    "ended_before_they_are_waited_for": """
        def family():
            for _ in range(5):
                compute(0.02)
                child(compute, 0.02)
            os._exit(0)
        while True:
            os.waitpid(child(family), 0)
    """,
    "sent_away": """
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # who has no parent is now a child of this one
        while True:
            os.waitpid(child(child, compute, 0.02), 0)
            os.waitpid(-1, 0)
    """,
    "ignored": """
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        while True:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child(compute, 0.2), 0)
    """,
    "ignored_by_flag": """
        import platform
        number = {"x86_64": 13, "aarch64": 134}[platform.machine()]
        action = struct.pack("4Q", 0, 2, 0, 0)  # SA_NOCLDWAIT
        assert ctypes.CDLL(None).syscall(number, int(signal.SIGCHLD), action, None, 8) == 0
        while True:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child(compute, 0.2), 0)
    """,
    "without_a_signal_at_the_end": """
        import platform
        number = {"x86_64": 56, "aarch64": 220}[platform.machine()]
        libc = ctypes.PyDLL(None)  # no other thread may hold Python's lock in the child
        while True:
            for _ in range(5):
                if libc.syscall(number, 0, 0, 0, 0, 0) == 0:
                    compute(0.2)
                    os._exit(0)
            with contextlib.suppress(ChildProcessError):
                while True:
                    os.waitpid(-1, 0x40000000)  # __WALL
    """,
    "sixty_of_three_threads": """
        def three():
            for _ in range(3):
                threading.Thread(target=compute, args=(1000,)).start()
            time.sleep(1000)
        for _ in range(60):
            child(three)
        time.sleep(1000)
    """,
}


@needs_jail
@pytest.mark.parametrize("way", COMPUTED)
def test_time_that_was_computed_counts_however_it_was_done(way):
    with Kernel(fork_server=True, limits=Limits(cpu_seconds=4, seconds=HANGING)) as kernel:
        assert kernel.cell(COMPUTES)[1] is None
        printed, error = kernel.cell(COMPUTED[way])
        assert (error, kernel.ended) == ("died", "cpu: it computed for more than 4 s"), printed


@needs_jail
def test_time_counts_once_and_sleep_does_not_count(mode):
    with Kernel(fork_server=mode, limits=Limits(cpu_seconds=8)) as kernel:
        code = """
        compute(1)
        for _ in range(40):
            os.waitpid(child(compute, 0.05), 0)
        os.waitpid(child(child, compute, 1), 0)
        time.sleep(10)
        """
        assert kernel.cell(COMPUTES) == ("", None)
        assert kernel.cell(code) == ("", None)
        # Half of the limit, and what starting 40 processes takes, were used: this would be twice.
        assert kernel.cell("print(1)") == ("1", None)


# Ways to hold memory that is not mapped. Each would go on to several times the limit.
HELD = {
    "files_without_a_name": """
        for folder in (os.getcwd(), "/dev/shm"):
            for _ in range(10):
                file = os.open(folder, os.O_TMPFILE | os.O_RDWR)
                for _ in range(40):
                    os.write(file, bytes(2**20))
        time.sleep(1000)
    """,
    "mapped_and_left": """
        import mmap
        for number in range(20):
            with open(f"/dev/shm/{number}", "w+b") as file:
                os.unlink(f"/dev/shm/{number}")
                file.truncate(40 * 2**20)
                kept.append(mmap.mmap(file.fileno(), 40 * 2**20))
            for place in range(0, 40 * 2**20, 4096):
                kept[-1][place] = 1
            kept[-1].madvise(mmap.MADV_DONTNEED)
        time.sleep(1000)
    """,
    "sockets": """
        def sockets():
            for _ in range(200):
                fill(socket.socketpair())
            time.sleep(1000)
        for _ in range(10):
            child(sockets)
        time.sleep(1000)
    """,
    "sockets_nobody_has_accepted": """
        heard = socket.socket(socket.AF_UNIX)
        heard.bind("\\0mine")
        heard.listen(4096)
        for _ in range(4096):
            with socket.socket(socket.AF_UNIX) as one:
                one.setblocking(False)
                one.connect("\\0mine")
                fill([one])
        time.sleep(1000)
    """,
    "sockets_in_sockets": """
        def hide():
            with contextlib.suppress(OSError):  # no more may be open, or under way: hold these
                way = socket.socketpair()
                for _ in range(100):
                    pair = socket.socketpair()
                    fill(pair)
                    socket.send_fds(way[0], [b"x"], [one.fileno() for one in pair])
                fill(socket.socketpair())
                for _ in range(200):
                    fill(socket.socketpair())
            time.sleep(1000)
        for _ in range(10):
            child(hide)
        time.sleep(1000)
    """,
    "tables_of_pages": """
        import mmap
        space = mmap.mmap(-1, 2**39, mmap.MAP_PRIVATE | 0x4000, mmap.PROT_READ)
        for place in range(0, 2**39, 2**21):
            space[place]
        time.sleep(1000)
    """,
}
HOLDS = (
    COMPUTES
    + """
import socket
kept = []

def fill(sockets):
    for one in sockets:
        kept.append(one)
        one.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                one.send(bytes(2**16))
"""
)


@needs_jail
@pytest.mark.parametrize("way", HELD)
def test_memory_that_nobody_maps_counts(way):
    with Kernel(fork_server=True, limits=Limits(memory=600 * 10**6, disk=10**9)) as kernel:
        assert kernel.cell(HOLDS) == ("", None)
        printed, error = kernel.cell(HELD[way])
        assert (error, kernel.ended) == ("died", "memory: it used more than 0.559 GiB"), printed


# What could hold memory that nobody can count, or time.
REFUSED = {
    "shared_memory_without_a_name": ("import mmap; mmap.mmap(-1, 4096)", "ENOMEM"),
    "shared_zeros": ("import mmap; mmap.mmap(os.open('/dev/zero', 2), 4096)", "ENODEV"),
    "large_pages": ("call(MMAP, 0, 2**21, 3, 0x40022, -1, 0)", "ENOMEM"),
    "memory_as_a_file": ("os.memfd_create('mine')", "EPERM"),
    "large_pipes": ("fcntl.fcntl(os.pipe()[0], 1031, 2**20)", "EPERM"),
    "locks": (
        "f = open('f', 'w'); fcntl.lockf(f, fcntl.LOCK_EX, 1, 5); fcntl.flock(f, 2); "
        "assert f':{os.fstat(f.fileno()).st_ino} ' not in open('/proc/locks').read(); "
        "raise OSError(errno.ENOLCK, 'no lock is held')",
        "ENOLCK",
    ),
    "pages_in_pipes": ("call(VMSPLICE, os.pipe()[1], None, 0, 0)", "EPERM"),
    "pages_in_sockets": ("os.sendfile(1, 0, 0, 1)", "EPERM"),
    "larger_buffers": ("socket.socketpair()[0].setsockopt(1, socket.SO_SNDBUF, 10**6)", "EPERM"),
    "many_senders": ("socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)", "EPROTONOSUPPORT"),
    "network": ("socket.socket(socket.AF_INET)", "EAFNOSUPPORT"),
    "large_pages_after_all": ("call(PRCTL, 41, 0, 0, 0, 0)", "EPERM"),
    "own_files_of_a_thread": ("call(CLONE, 0x10900, 0, 0, 0, 0)", "EPERM"),
    "own_files_of_a_thread_by_closing": ("call(436, 1000, 2000, 2)", "EINVAL"),
    "memory_that_stays": ("call_function('mlock', bytes(4096), 4096)", "EPERM"),
    "x32": ("call(0x40000000 + MEMFD_CREATE, b'mine', 0)", "ENOSYS"),
}
CALLS = """
import ctypes, errno, fcntl, os, platform, socket
libc = ctypes.CDLL(None, use_errno=True)
pc = platform.machine() == "x86_64"
MMAP, VMSPLICE, PRCTL, CLONE, MEMFD_CREATE = (
    (9, 278, 157, 56, 319) if pc else (222, 75, 167, 220, 279)
)

def call_function(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)

def call(*arguments):
    arguments = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    call_function("syscall", *arguments)
"""


@needs_jail
def test_what_nobody_could_count_is_refused(mode):
    with Kernel(fork_server=mode) as kernel:
        assert kernel.cell(CALLS) == ("", None)
        for what, (code, expected) in REFUSED.items():
            caught = f"""
try:
    {code}
except OSError as error:
    print(errno.errorcode[error.errno])
"""
            assert kernel.cell(caught) == (expected, None), what


# memfd_create, as a program of 32 bits would call it: mov eax, 356; mov ebx, 0; int 0x80; ret
OF_32_BITS = """
import mmap
code = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
code.write(bytes.fromhex("b864010000 bb00000000 cd80 c3"))
address = ctypes.addressof(ctypes.c_char.from_buffer(code))
number = os.fork()
if number == 0:
    ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    os._exit(0)
print(os.WTERMSIG(os.waitpid(number, 0)[1]))
"""


@needs_jail
@pytest.mark.skipif(platform.machine() != "x86_64", reason="they are calls of the x86")
def test_a_call_of_32_bits_ends_who_makes_it(mode):
    with Kernel(fork_server=mode) as kernel:
        assert kernel.cell(CALLS) == ("", None)
        printed, error = kernel.cell(OF_32_BITS)
        # The second, if the system knows no such calls at all.
        assert (int(printed), error) in ((signal.SIGSYS, None), (signal.SIGSEGV, None))
