"""Stock nbgrader, called as its manual says, releases and grades the course, damage or not."""

import os
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from course_admin.authoring.building import assemble, notebook_text, read_committed
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course

COURSE = find_course(Path(__file__).parent)
LESSONS = find_lessons(COURSE)
HANGING = 3600  # seconds


def nbgrader(root, *arguments):
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=root,
        env={**os.environ, "COURSE_STATIC": "1"},
        capture_output=True,
        text=True,
        timeout=HANGING,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """An instructor's folder: the configuration and the solved notebooks of `course build`."""
    root = tmp_path_factory.mktemp("classroom")
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(COURSE.root / name, root)
    for lesson in LESSONS:
        path = root / lesson.solved_path.relative_to(COURSE.root)
        path.parent.mkdir(parents=True)
        path.write_text(notebook_text(assemble(lesson, read_committed(lesson))), "utf-8")
    return root


def submit(root, student, lesson, answers, change=None):
    """Hand in the released notebook with ``answers``: grade id -> source."""
    notebook = nbformat.read(lesson.notebook_path, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    if change is not None:
        change(notebook)
    path = root / "submitted" / student / lesson.name / f"{lesson.name}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(notebook_text(notebook), "utf-8")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_generate_assignment_gives_the_committed_notebook(classroom, lesson):
    nbgrader(classroom, "generate_assignment", lesson.name, "--force", "--create")
    released = classroom / lesson.notebook_path.relative_to(COURSE.root)
    assert released.read_text("utf-8") == lesson.notebook_path.read_text("utf-8")


def damage(notebook):
    """Do to a notebook what makes stock nbgrader stop, wait for ever, or give marks away."""
    cells = {cell.id: cell for cell in notebook.cells}
    notebook.cells.remove(cells["ex2_tests"])
    another = deepcopy(cells["ex3_tests"])
    another.id = "another"
    notebook.cells.append(another)
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution"]
    notebook.cells.insert(0, nbformat.v4.new_code_cell("raise SystemExit"))
    cells["ex4_tests"].source = "pass"


def lay_traps(folder):
    """Lay beside a notebook what stock nbgrader waits for, or copies, for ever."""
    os.mkfifo(folder / "timestamp.txt")
    os.mkfifo(folder / "a_pipe.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(10**10)
    (folder / "notes.txt").write_text("kept")


def test_marks_are_what_the_answers_deserve(classroom):
    lesson = LESSONS[0]
    exercises = lesson.exercises()
    right = {exercise.id: exercise.reference for exercise in exercises}
    first = exercises[0].id
    wrong = next((lesson.answers_path / first).glob("wrong_*.py")).read_text("utf-8")
    nbgrader(classroom, "generate_assignment", lesson.name, "--force", "--create")
    submit(classroom, "right", lesson, right)
    submit(classroom, "stubs", lesson, {})
    submit(classroom, "one_wrong", lesson, {**right, first: wrong})
    submit(classroom, "damaged", lesson, right, damage)
    submit(classroom, "skipped", lesson, {first: wrong}, damage)
    lay_traps(classroom / "submitted" / "damaged" / lesson.name)
    nbgrader(classroom, "autograde", lesson.name, "--create")
    nbgrader(classroom, "autograde", lesson.name, "--create")  # which asks what is newer
    nbgrader(classroom, "generate_feedback", lesson.name)

    full = sum(exercise.points for exercise in exercises)
    with Gradebook(f"sqlite:///{classroom / 'gradebook.db'}", "deep-learning") as gradebook:
        marks = {
            student: gradebook.find_submission(lesson.name, student).auto_score
            if hasattr(gradebook.find_submission(lesson.name, student), "auto_score")
            else gradebook.find_submission(lesson.name, student).score
            for student in ("right", "stubs", "one_wrong", "damaged", "skipped")
        }
    assert marks == {
        "right": full,
        "stubs": 0,
        "one_wrong": full - exercises[0].points,
        "damaged": full,
        "skipped": 0,
    }
    beside = classroom / "autograded" / "damaged" / lesson.name
    assert sorted(path.name for path in beside.iterdir()) == [f"{lesson.name}.ipynb", "notes.txt"]
    page = classroom / "feedback" / "one_wrong" / lesson.name / f"{lesson.name}.html"
    hint = wrong.splitlines()[0].removeprefix("# hint: ")
    assert hint in page.read_text("utf-8")
