"""Processes in the jail, real ones, and code that tries to do what it must not be able to do."""

import hashlib
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib
import nbclient
import pytest
from traitlets.config.loader import PyFileConfigLoader

from course_admin.course.settings import find_course
from course_admin.jail import command as making
from course_admin.jail.fork_server import ForkServer
from course_admin.jail.limits import JailUnavailable, Limits
from course_admin.results.preprocessors import GradeAnswers
from tests.grading.jailed import HANGING, Kernel

COURSE = find_course(Path(__file__).parent)
SECRET = "hunter2-of-the-instructor"

needs_jail = pytest.mark.needs("jail")


@pytest.fixture(scope="module")
def kernel(mode) -> Iterator[Kernel]:
    """A kernel for all that does not harm it, started where the environment holds a secret."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        patch.setenv("COURSE_DATA", "/somewhere")
        with Kernel(fork_server=mode) as started:
            yield started


# What the cell in the middle must come to: an error, or what it prints.
REFUSED = {
    "shadow": ("open('/etc/shadow')", "FileNotFoundError"),
    "passwd": ("open('/etc/passwd')", "FileNotFoundError"),
    "source": (f"open({str(next(COURSE.source.glob('*.md')))!r})", "FileNotFoundError"),
    # Read-only if Python lies in the course's folder, and else not there at all.
    "gradebook": (
        f"try: open({str(COURSE.root / 'gradebook.db')!r}, 'w')\n"
        "except FileNotFoundError as error: raise OSError from error",
        "OSError",
    ),
    "home": (f"import os; os.listdir({str(Path.home() / '.ssh')!r})", "FileNotFoundError"),
    "tools": ("import course_admin", "ModuleNotFoundError"),
    "system": ("open('/usr/lib/mine', 'w')", "OSError"),
    "python": ("import sys; open(sys.prefix + '/mine', 'w')", "OSError"),
    "library": ("import course_utils; open(course_utils.__file__, 'a')", "OSError"),
    "watchers_code": ("open('/jail/jail_inside/watcher.py', 'a')", "OSError"),
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
    "jail": (
        "import os, sys; print(sorted(os.listdir('/jail')), [p for p in sys.path if 'jail' in p])",
        "['decoys', 'jail_inside', 'library', 'student'] ['/jail/library']",
    ),
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
        import errno, socket
        for family, address in (
            (socket.AF_INET, ("127.0.0.1", {tcp.getsockname()[1]})),
            (socket.AF_UNIX, "\\0jail-{os.getpid()}"),
        ):
            try:
                socket.socket(family).connect(address)
            except OSError as error:
                print(errno.errorcode[error.errno])
        """
        assert kernel.cell(code) == ("EAFNOSUPPORT\nECONNREFUSED", None)


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
    printed, error = kernel.cell(LESSON)
    assert error is None
    assert printed.splitlines()[-1] == "True 1"


def test_nbgraders_configuration_runs_answers_in_the_jail_and_nothing_outside():
    config = PyFileConfigLoader("nbgrader_config.py", str(COURSE.root)).load_config()
    steps = [*config.Autograde.sanitize_preprocessors, *config.Autograde.autograde_preprocessors]
    assert GradeAnswers in steps
    assert not any(issubclass(step, nbclient.NotebookClient) for step in steps)
    assert GradeAnswers(config=config).sandboxed


@needs_jail
def test_without_the_fork_server_answers_run_and_the_log_says_so(monkeypatch, caplog):
    def unavailable():
        raise JailUnavailable("The fork server does not work here: no memory.")

    monkeypatch.setattr(ForkServer, "shared", unavailable)
    with caplog.at_level(logging.WARNING), Kernel(fork_server=True) as kernel:
        assert kernel.cell("print(1)") == ("1", None)
    assert "Without the fork server each answer takes longer" in caplog.text
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
    assert "an answer can run in it after" in run.stdout
    assert "one from the fork server, after" in run.stdout


@needs_jail
def test_the_course_is_hidden_where_pythons_folder_holds_it(tmp_path, monkeypatch):
    folders = making._python_folders()
    (tmp_path / "course" / "source").mkdir(parents=True)
    (tmp_path / "course" / "source" / "lesson.md").write_text(SECRET)
    (tmp_path / "seen").write_text("seen")
    monkeypatch.setattr(making, "_python_folders", lambda: [*folders, tmp_path])
    monkeypatch.chdir(tmp_path / "course")
    command = making.jail_command(Limits(), "try")
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


LOADS = """
from course_utils import data
plays = data.load_plays("tempest")
digits = data.load_images("mnist")
print(plays.count(chr(10)), "Prospero".upper() in plays)
counts = [part.labels.bincount() for part in digits]
print((counts[0] + counts[1]).tolist(), counts[2].tolist())
seen = {image.numpy().tobytes() for part in (digits.train, digits.test) for image in part.images}
"""


@needs_jail
@pytest.mark.parametrize("fork_server", [True, False])
def test_decoys_are_of_the_same_form_and_nothing_of_the_courses_own_data(fork_server, monkeypatch):
    from course_utils import data

    monkeypatch.delenv("COURSE_DATA", raising=False)
    own = data.load_images("mnist")
    hashes = [hash_of(image) for part in (own.train, own.test) for image in part.images[::50]]
    known = f"print(len({{hashlib.sha256(one).hexdigest() for one in seen}} & set({hashes!r})))"
    said = []
    for decoys in (False, True):
        with Kernel(fork_server=fork_server, decoys=decoys) as kernel:
            said.append(kernel.cell(LOADS + "import hashlib\n" + known))
    (real, error), (decoy, other_error) = said
    assert error is None
    assert other_error is None
    real, decoy = real.splitlines(), decoy.splitlines()
    assert real[0].endswith(" True")
    assert decoy[0] == real[0].replace("True", "False")
    assert decoy[1:-1] == real[1:-1]
    assert int(real[-1]) == len(set(hashes))
    assert decoy[-1] == "0"


def hash_of(image):
    return hashlib.sha256(image.numpy().tobytes()).hexdigest()
