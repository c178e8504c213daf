"""The processes of checks share one that is warm, and no one's end is another's."""

import os
import signal
import socket
import time
from pathlib import Path

import pytest

from course_admin.boundary.messages import MOST_TREE, Gone, NotPlain
from course_admin.course.settings import CourseError
from course_admin.grading import check_process as checking_apart
from course_admin.grading.check_process import CheckProcess, UnjailedProcess, WarmProcess
from course_admin.jail.confined import landlock_version

TASK = {"context": [], "cells": [], "answer": 0, "names": [], "seed": 0, "keep": False}
MEMORY = 2**30


def soon():
    return time.monotonic() + 300


@pytest.fixture
def started():
    """Start processes that are ended after the test."""
    made = []

    def start(kind, *arguments):
        made.append(kind(*arguments))
        return made[-1]

    yield start
    for process in made:
        process.close()


@pytest.fixture
def begin(started):
    """Start a check in a process of its own, with an answer's process for it."""

    def start(check, **more):
        answer = started(UnjailedProcess)
        return started(CheckProcess, answer.connection, {**TASK, "check": check, **more})

    return start


def error_of(process):
    return process.verdict(soon())["error"]


@pytest.mark.skipif(landlock_version() < 4, reason="needs Landlock that knows the network")
@pytest.mark.parametrize(
    "deed",
    [
        "open({file!r}, 'w')",
        "open({file!r}, 'a')",
        "os.remove({file!r})",
        "os.rename({file!r}, {file!r} + '2')",
        "os.mkdir({file!r} + '2')",
        "os.symlink('/', {file!r} + '2')",
        "os.truncate({file!r}, 0)",
        "subprocess.run(['/bin/true'], check=True)",
        "os.execv('/bin/true', ['true'])",
        "socket.create_connection(('127.0.0.1', 9))",
    ],
)
def test_a_check_writes_no_file_and_starts_no_program(begin, tmp_path, deed):
    """Not even if something of an answer's got hold of its process."""
    file = tmp_path / "gradebook.db"
    file.write_text("marks")
    imports = "import os, socket, subprocess\n"
    process = begin(imports + deed.format(file=str(file)))
    assert error_of(process)[1] == "PermissionError"
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.db"]
    assert file.read_text() == "marks"


def test_a_check_reads_and_prints_nowhere(begin):
    check = "open('/dev/null', 'w').write('x')\nraise ValueError(open('/proc/version').read(5))"
    assert error_of(begin(check))[2] == "Linux"


def test_each_has_a_process_of_its_own_from_one_warm_process(begin):
    say = "import os\nraise ValueError(os.getpid(), os.getppid())"
    first, second = begin(say), begin(say)
    one, other = (eval(error_of(process)[2]) for process in (first, second))
    assert one != other
    assert one == (first.process, WarmProcess.shared().process.pid)
    assert one[1] == other[1]
    assert first._warm is second._warm


def test_nothing_that_a_check_or_an_answer_does_reaches_the_next(begin):
    harm = "import course_utils.checks\ncourse_utils.checks.expect = None"
    ask = "from course_utils import checks\nassert checks.expect is not None"
    assert error_of(begin(harm, cells=[[harm, 0]])) is None
    assert error_of(begin(ask)) is None


def test_one_that_is_late_is_killed_and_no_other(begin):
    first, second = begin("while True: pass"), begin("import time\ntime.sleep(1)")
    assert first.verdict(time.monotonic() + 0.5) is None
    first.close()
    assert error_of(second) is None
    assert error_of(begin("3 + 3")) is None
    assert is_gone(first.process)


def is_gone(number):
    """Whether a process ends, and is waited for by who started it, within a minute."""
    for _ in range(600):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_what_an_answer_starts_ends_with_it(started, begin):
    answer = started(UnjailedProcess)
    source = "import os, time\nchild = os.fork()\nif not child: time.sleep(1000)"
    check = "raise ValueError(child)"
    task = {**TASK, "cells": [[source, 0]], "check": check, "names": ["child"]}
    process = started(CheckProcess, answer.connection, task)
    child = int(error_of(process)[2])
    answer.close()
    assert is_gone(child)
    assert is_gone(answer.process)


def test_an_answer_runs_in_an_empty_folder_that_is_gone_afterwards(started):
    answer = started(UnjailedProcess)
    source = "import os\nfound = [os.getcwd(), os.listdir()]\nopen('mine', 'w').write('x')"
    task = {**TASK, "cells": [[source, 0]], "check": "raise ValueError(*found)", "names": ["found"]}
    folder, inside = eval(error_of(started(CheckProcess, answer.connection, task))[2])
    assert inside == []
    assert [path.name for path in Path(folder).iterdir()] == ["mine"]
    answer.close()
    assert not Path(folder).exists()


def test_when_the_warm_process_was_killed_there_is_another(begin):
    first = begin("import time\ntime.sleep(2)")
    os.kill(first._warm.process.pid, signal.SIGKILL)
    first._warm.process.wait()
    second = begin("1 + 1")
    assert error_of(second) is None
    assert error_of(first) is None, "it was forked already, and lives on"
    assert second._warm is WarmProcess.shared()


def test_a_fork_that_never_starts_is_given_up_and_the_next_one_gets_another(monkeypatch, started):
    warm = WarmProcess.shared()
    os.kill(warm.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(checking_apart, "SECONDS_TO_START", 0.5)
    with pytest.raises(TimeoutError):
        UnjailedProcess()
    monkeypatch.undo()
    assert started(UnjailedProcess)._warm is not warm


def test_a_check_that_takes_too_much_memory_fails_alone(begin):
    greedy = f"x = bytearray({checking_apart.MEMORY + MEMORY})"
    assert error_of(begin(greedy))[0] == "MemoryError"
    assert error_of(begin("1 + 1")) is None


def test_a_check_that_dies_says_nothing(begin):
    with pytest.raises(Gone):
        begin("import os\nos._exit(1)").verdict(soon())


def test_a_check_that_breaks_says_how(begin):
    process = begin("pass", context=5)
    assert "TypeError" in process.verdict(soon())["failed"]


def test_a_task_that_is_too_large_is_refused_and_nothing_is_left(started):
    answer = started(UnjailedProcess)
    with pytest.raises(NotPlain):
        CheckProcess(answer.connection, {**TASK, "check": "#" * MOST_TREE})


def test_a_check_gets_another_process_if_it_asks_for_one(started):
    cell = "from torch import nn\nmodel = nn.Sequential(nn.Linear(2, 1))"
    check = "from course_utils import checks\nimport torch\n"
    check += "alone = checks.on_its_own(model)\n"
    check += "assert torch.equal(alone(torch.ones(1, 2)), model(torch.ones(1, 2)))"
    task = {**TASK, "check": check, "cells": [[cell, 0]], "names": ["model"]}
    answer = started(UnjailedProcess)
    asked = []

    def another():
        asked.append(started(UnjailedProcess))
        return asked[-1].connection

    assert error_of(started(CheckProcess, answer.connection, task, another)) is None
    assert len(asked) == 1
    alone = started(CheckProcess, started(UnjailedProcess).connection, task)
    assert alone.verdict(soon())["gone"]


def test_an_answers_process_is_not_shown_the_checks(begin):
    source = "import socket, os\nopen_files = sorted(map(int, os.listdir('/proc/self/fd')))"
    check = "assert len(open_files) < 12, open_files"
    process = begin(check, cells=[[source, 0]], names=["open_files"])
    assert error_of(process) is None


def test_where_nothing_can_fork_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(WarmProcess, "_one", None)
    monkeypatch.delattr(os, "fork")
    one, other = socket.socketpair()
    with one, other, pytest.raises(CourseError, match="grade in WSL, or on a Linux worker"):
        CheckProcess(one, TASK)
