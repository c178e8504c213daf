"""`course grade`: right marks, the same from stock nbgrader, and nothing lost whatever fails."""

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import time
import zipfile

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from course_admin.cli import main
from course_admin.course.release import nbgrader_config
from course_admin.grading.marks import read_marks
from course_admin.results.gradebook import Gradebooks
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
    assert "DeadProcess" in found["ends"].exercises["ex1"].error
    assert found["ends"].flags
    assert found["cheats"].flags == []
    assert "no notebook" in found["broken"].remarks[0]
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
    # The second exercise of the reference, and the six pairs of answers that differ.
    assert len(after) - len(before) <= 7
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


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A course with nothing handed in, and the command in this process."""
    lesson = small_course.make_course(tmp_path / "course")
    monkeypatch.chdir(lesson.course.root)
    return lesson, lambda *arguments: CliRunner().invoke(main, arguments)


def known(root, *names):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "deep-learning") as gradebook:
        for name in names:
            gradebook.add_student(name)


def test_a_class_with_accidents_gets_its_marks_and_each_accident_is_named(small):
    lesson, run = small
    root = lesson.course.root
    right = small_course.hand_in(lesson, "right", (DOUBLE, LAYER))
    content = right.read_bytes()
    small_course.hand_in(lesson, "copied", (None, None))
    others = {
        f"copied/{NAME}/{NAME}-Copy1.ipynb": content,
        f"utf16/{NAME}/{NAME}.ipynb": content.decode().encode("utf-16"),
        f"nested/{NAME}/{NAME}/{NAME}.ipynb.txt": content,
        f"broken/{NAME}/{NAME}.ipynb": content[:100],
        f"trail /{NAME}/{NAME}.ipynb": content,
        f"timed/{NAME}/{NAME}.ipynb": content,
        f"timed/{NAME}/timestamp.txt": b"99999-99-99 soon",
    }
    cuda = LAYER.replace("(2, 3)", "(2, 3).cuda()")
    small_course.hand_in(lesson, "gpu", (DOUBLE, cuda))
    for name, text in others.items():
        (root / "submitted" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "submitted" / name).write_bytes(text)
    known(root, "s99")
    result = run("grade", "00", "--jobs", "1")
    assert result.exit_code == 1, result.output
    full, none = {"ex1": 2, "ex2": 3}, {"ex1": 0, "ex2": 0}
    assert marks(root) == {
        **dict.fromkeys(("right", "copied", "utf16", "nested", "timed"), full),
        "broken": none,
        "gpu": {"ex1": 2, "ex2": 0},
    }
    found = {one.student: one for one in read_marks(lesson.course, NAME)}
    assert {name for name, one in found.items() if one.flags} == {"broken", "timed"}
    assert "Copy1.ipynb' counts" in found["copied"].remarks[0]
    assert any("this names a GPU" in remark for remark in found["gpu"].remarks)
    assert "1 of the class handed in nothing: s99" in result.output
    assert "'trail ': the name begins or ends with a space" in result.output
    report = run("report", "00", "--csv", "marks.csv")
    assert "s99         missing" in report.output.replace("s99      ", "s99         ")
    rows = (root / "marks.csv").read_text("utf-8").splitlines()
    assert "s99,,,," in rows
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "deep-learning") as gradebook:
        for name in ("right", "nested"):  # its question waits, whatever the file is called
            assert gradebook.find_submission(NAME, name).needs_manual_grade


def test_a_picture_in_an_answer_reaches_its_page_and_a_page_that_fails_stops_no_other(small):
    lesson, run = small
    root = lesson.course.root
    pixel = (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAACAAEA//8DAAAGAAVXv6vUAAAA"
        "AElFTkSuQmCC"
    )
    for student, pictures in (("ada", {"a.png": {"image/png": pixel}}), ("bea", {})):
        path = small_course.hand_in(lesson, student, (DOUBLE, LAYER))
        notebook = json.loads(path.read_text("utf-8"))
        place = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == "discuss1") + 1
        notebook["cells"][place].update(source="See ![x](attachment:a.png)", attachments=pictures)
        path.write_text(json.dumps(notebook), "utf-8")
    small_course.hand_in(lesson, "cy", (DOUBLE, LAYER))
    assert run("grade", "00", "--jobs", "1").exit_code == 0
    graded = root / "autograded" / "cy" / NAME / f"{NAME}.ipynb"
    graded.chmod(0o644)
    graded.write_text("{")
    result = run("feedback", "00")
    assert result.exit_code == 1, result.output
    assert f"{NAME}: cy: no page was written" in result.output
    assert "2 pages" in result.output
    page = (root / "feedback" / "ada" / NAME / f"{NAME}.html").read_text("utf-8")
    assert f'src="data:image/png;base64,{pixel}"' in page
    page = (root / "feedback" / "bea" / NAME / f"{NAME}.html").read_text("utf-8")
    assert "a picture that is not here" in page
    found = {one.student: one for one in read_marks(lesson.course, NAME)}
    assert found["bea"].remarks == ["discuss1: 1 of its pictures cannot be shown"]


def test_a_moved_deadline_and_a_new_verdict_reach_the_gradebook(small):
    lesson, run = small
    root = lesson.course.root
    config = root / "nbgrader_config.py"
    config.write_text(f'{config.read_text()}\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    nbgrader_config.cache_clear()
    home = small_course.hand_in(lesson, "ada", (DOUBLE, LAYER)).parent
    (home / "timestamp.txt").write_text("2026-05-02 10:00:00 UTC")

    def penalty(day, *words):
        database = f"sqlite:///{root / 'gradebook.db'}"
        with Gradebook(database, "deep-learning") as gradebook:
            gradebook.update_or_create_assignment(NAME, duedate=f"2026-05-0{day} 23:59:00 UTC")
        assert run(*words, "00", "--jobs", "1").exit_code == 0
        with Gradebook(database, "deep-learning") as gradebook:
            return gradebook.find_submission(NAME, "ada").late_submission_penalty

    assert penalty(1, "grade") == 5
    assert penalty(3, "grade") == 0
    assert penalty(1, "regrade", "--yes") == 5
    assert penalty(3, "grade", "--force") == 0

    result = root / "build" / "grading" / NAME / "ada.json"
    written = (root / "autograded" / "ada" / NAME / f"{NAME}.ipynb").stat().st_mtime_ns
    for words in (["grade", "--force"], ["regrade", "--yes"]):
        assert run(*words, "00", "--jobs", "1").exit_code == 0
        now = (root / "autograded" / "ada" / NAME / f"{NAME}.ipynb").stat().st_mtime_ns
        assert now > written
        written = now
    assert json.loads(result.read_text())["flags"] == []


def test_one_whose_marks_cannot_be_written_stops_nobody(small, monkeypatch):
    lesson, run = small
    for student in ("ada", "bea", "cy"):
        small_course.hand_in(lesson, student, (DOUBLE, LAYER))
    record = Gradebooks.record

    def fail_once(self, graded, *arguments):
        if graded.student == "bea":
            raise ValueError("no such thing")
        record(self, graded, *arguments)

    monkeypatch.setattr(Gradebooks, "record", fail_once)
    result = run("grade", "00", "--jobs", "1")
    assert result.exit_code == 1, result.output
    assert set(marks(lesson.course.root)) == {"ada", "cy"}
    assert "its marks were not written: bea: ValueError" in result.output
    monkeypatch.undo()
    monkeypatch.chdir(lesson.course.root)
    assert run("grade", "00", "--jobs", "1").exit_code == 0
    assert set(marks(lesson.course.root)) == {"ada", "bea", "cy"}


def test_from_a_moodle_download_to_a_file_for_moodle_in_three_commands(small):
    lesson, run = small
    root = lesson.course.root
    notebook = small_course.hand_in(lesson, "x", (DOUBLE, LAYER)).read_bytes()
    shutil.rmtree(root / "submitted")
    with zipfile.ZipFile(root / "moodle.zip", "w") as archive:
        for name in ("Ada_1", "Bea_2"):
            archive.writestr(f"{name}_assignsubmission_file_/homework.ipynb", notebook)
    for words in (
        ["collect", "moodle.zip", "00"],
        ["grade", "00", "--jobs", "1"],
        ["report", "00", "--csv", "marks.csv"],
    ):
        result = run(*words)
        assert result.exit_code == 0, result.output
    rows = (root / "marks.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["Ada", "Bea"]
    assert [row.split(",")[-1] for row in rows[1:]] == ["5", "5"]


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
