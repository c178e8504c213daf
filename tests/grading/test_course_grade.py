"""`course grade`: right marks, the same from stock nbgrader, and nothing lost whatever fails."""

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import time

import pytest
from click.testing import CliRunner

from course_admin.cli import main
from course_admin.grading.marks import read_marks
from tests.grading import small_course
from tests.grading.small_course import (
    CLASS,
    DOUBLE,
    HANGING,
    LAYER,
    NAME,
    command,
    course,
    due,
    marks,
)

pytestmark = [pytest.mark.needs("jail"), pytest.mark.xdist_group("course grade")]


def handed_in(root):
    """Lay a class into a new course."""
    lesson = small_course.make_course(root)
    for student, (*answers, _, _) in CLASS.items():
        small_course.hand_in(lesson, student, answers)
    broken = small_course.hand_in(lesson, "broken", (DOUBLE, LAYER))
    broken.write_text(broken.read_text()[:200])
    return lesson


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class graded without disturbance, and what came of the command."""
    lesson = handed_in(tmp_path_factory.mktemp("graded") / "course")
    return lesson, course(lesson.course.root, "grade", "00", "--jobs", "1")


@pytest.fixture
def ungraded(tmp_path):
    """The class, not yet graded."""
    return handed_in(tmp_path / "course").course.root


@pytest.fixture
def copy(graded, tmp_path):
    """The graded class, in a folder of the test's own."""
    root = tmp_path / "course"
    shutil.copytree(graded[0].course.root, root)
    return root


@pytest.fixture
def here(copy, monkeypatch):
    """Run the command in this process, where judges stay warm."""
    monkeypatch.chdir(copy)
    return lambda *arguments: CliRunner().invoke(main, arguments)


def all_due():
    return {**due(), "broken": {"ex1": 0, "ex2": 0}}


def test_every_answer_gets_what_it_deserves(graded):
    lesson, result = graded
    assert result.returncode == 1, result.stdout + result.stderr  # there are flags
    assert marks(lesson.course.root) == all_due()
    found = {one.student: one for one in read_marks(lesson.course, NAME)}
    assert {s: {n: e.points for n, e in one.exercises.items()} for s, one in found.items()} == (
        all_due()
    )
    assert found["squared"].exercises["ex1"].hint == "You squared it."
    assert found["two by four"].exercises["ex2"].stage == "hidden"
    assert found["stub"].exercises["ex1"].error.startswith("NotImplementedError")
    assert "DeadKernel" in found["ends"].exercises["ex1"].error
    assert any("replaced" in flag for flag in found["cheats"].flags)
    assert "no notebook" in found["broken"].remarks[0]
    assert found["right"].exercises["ex1"].separate
    assert not found["right"].exercises["ex2"].separate
    assert found["right"].flags == found["right"].remarks == []
    assert all(one.sandboxed for one in found.values())
    assert "7 graded, 1 repaired, 2 with flags to look at." in result.stdout


def test_stock_nbgrader_gives_the_same_marks(ungraded):
    for step in (["generate_assignment", "--force", "--create"], ["autograde", "--create"]):
        run = subprocess.run(
            [*command("nbgrader", step[0], NAME), *step[1:]],
            cwd=ungraded,
            capture_output=True,
            text=True,
            timeout=HANGING,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
    assert marks(ungraded) == all_due()
    assert (ungraded / "build" / "grading" / NAME / "right.json").is_file()


def test_a_second_run_judges_nothing_and_writes_nothing(here, copy):
    before = small_course.remembered(copy)
    written = (copy / "autograded" / "right" / NAME / f"{NAME}.ipynb").stat().st_mtime_ns
    result = here("grade", "00", "--jobs", "1")
    assert result.exit_code == 1, result.output
    assert small_course.remembered(copy) == before
    assert (copy / "autograded" / "right" / NAME / f"{NAME}.ipynb").stat().st_mtime_ns == written
    assert marks(copy) == all_due()


def test_regrade_shows_what_a_changed_check_changes_and_writes_when_told(here, copy):
    source = copy / "source" / f"{NAME}.md"
    text = source.read_text("utf-8")
    source.write_text(text.replace("(torch.ones(5, 2))", "(torch.ones(5, 2))[:, :3]"), "utf-8")
    stale = here("regrade", "00", "--jobs", "1")
    assert stale.exit_code == 2
    assert "run `course build" in stale.output
    small_course.build(copy)
    before = small_course.remembered(copy)
    result = here("regrade", "00", "--jobs", "1", "--json")
    assert result.exit_code == 1, result.output
    assert json.loads(result.output[result.output.index("[") :].partition("]\n")[0] + "]") == [
        {"student": "two by four", "exercise": "ex2", "before": 0, "after": 3}
    ]
    assert marks(copy) == all_due()
    after = small_course.remembered(copy)
    assert before.items() <= after.items()
    # The second exercise of the reference (tried both ways), and its five different answers.
    assert len(after) - len(before) <= 6
    written = here("regrade", "00", "--jobs", "1", "--yes")
    assert written.exit_code == 0, written.output
    assert "two by four, ex2: 0 → 3" in written.output
    assert small_course.remembered(copy) == after
    assert marks(copy)["two by four"] == {"ex1": 2, "ex2": 3}


def disturbed(root, signum, *options):
    """Send a signal to `course grade` and its children once five answers have been judged."""
    # `make test &` in a script ignores Ctrl-C, and so would all that it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            command("course_admin.cli", "grade", "00", *options),
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    end = time.monotonic() + HANGING
    while len(small_course.remembered(root)) < 5:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end
        time.sleep(0.05)
    os.killpg(process.pid, signum)
    said = process.communicate(timeout=HANGING)[1]
    return process.returncode, said


def the_rest_is_judged(root, *options):
    """Grade again: all marks are right, and nothing that was judged is judged anew."""
    before = small_course.remembered(root)
    result = course(root, "grade", "00", *options)
    assert result.returncode == 1, result.stdout + result.stderr
    assert marks(root) == all_due()
    assert before.items() <= small_course.remembered(root).items()


def test_a_run_that_is_killed_loses_nothing_and_repeats_nothing(ungraded):
    status, _ = disturbed(ungraded, signal.SIGKILL, "--jobs", "1")
    assert status == -signal.SIGKILL
    the_rest_is_judged(ungraded, "--jobs", "1")


@pytest.mark.parametrize("jobs", [2, 5], ids=["threads", "processes"])
def test_a_run_that_is_interrupted_says_so_and_the_next_one_does_the_rest(ungraded, jobs):
    status, said = disturbed(ungraded, signal.SIGINT, "--jobs", str(jobs))
    assert status == 130, said
    assert "interrupted; what was finished is kept" in said
    assert "Traceback" not in said
    the_rest_is_judged(ungraded, "--jobs", str(jobs))


def test_a_full_disk_is_said_and_the_next_run_ends_with_the_same_marks(copy):
    shutil.rmtree(copy / "build" / "grading")
    shutil.rmtree(copy / "autograded")
    room = (copy / "gradebook.db").stat().st_size - 10_000

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    result = course(copy, "grade", "00", "--jobs", "1", preexec_fn=limit)
    assert result.returncode == 2, result.stdout
    assert "course: " in result.stderr
    assert "Traceback" not in result.stderr
    before = small_course.remembered(copy)
    result = course(copy, "grade", "00", "--jobs", "1")
    assert result.returncode == 1, result.stderr
    assert marks(copy) == all_due()
    assert before.items() <= small_course.remembered(copy).items()
    assert not list((copy / "build").rglob("*.part"))


@pytest.fixture
def cluster(tmp_path):
    """A Dask scheduler and two workers as processes of their own, without a shared disk."""
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            command("distributed.cli." + arguments[0], *arguments[1:]),
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        started.append(process)
        return process

    note = tmp_path / "scheduler.json"
    start("dask_scheduler", "--port", "0", "--scheduler-file", str(note), "--no-dashboard")
    end = time.monotonic() + HANGING
    while not note.is_file() or not note.read_text().strip():
        assert time.monotonic() < end
        time.sleep(0.1)
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
    address = json.loads(note.read_text())["address"]
    workers = [start("dask_worker", address, *options) for _ in range(2)]
    yield address, workers
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_cluster_that_loses_a_worker_gives_the_same_marks(cluster, ungraded):
    address, workers = cluster
    process = subprocess.Popen(
        command("course_admin.cli", "grade", "00", "--scheduler", address),
        cwd=ungraded,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    end = time.monotonic() + HANGING
    while len(small_course.remembered(ungraded)) < 4:
        assert process.poll() is None, process.stdout.read()
        assert time.monotonic() < end
        time.sleep(0.05)
    os.killpg(workers[0].pid, signal.SIGKILL)
    output, _ = process.communicate(timeout=HANGING)
    assert process.returncode == 1, output
    assert marks(ungraded) == all_due()


def test_what_cannot_work_is_said(here, copy, tmp_path, monkeypatch):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = here("grade", "00", "--submitted", str(empty))
    assert result.exit_code == 2
    assert "Nothing was handed in" in result.output
    result = here("grade", "00", "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in result.output
    (copy / "build" / "source" / NAME / f"{NAME}.ipynb").unlink()
    result = here("grade", "00", "--jobs", "1")
    assert result.exit_code == 2
    assert f"run `course build {NAME}` first" in result.output
