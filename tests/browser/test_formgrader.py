"""The Formgrader, as an instructor opens it beside the lessons."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from course_admin.authoring.building import assemble, notebook_text, read_committed
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course

LESSON = "00_getting_started"
SLOW = 600_000  # milliseconds: the lesson is run whole
pytestmark = pytest.mark.needs("browser")


@pytest.fixture(scope="module")
def lesson():
    (lesson,) = find_lessons(find_course(Path(__file__).parent), (LESSON,))
    return lesson


@pytest.fixture(scope="module")
def gradebook(lab, lesson):
    """The lesson in the gradebook, and in build/source as `course build` leaves it."""
    solved = lab.folder / "build" / "source" / LESSON / f"{LESSON}.ipynb"
    solved.parent.mkdir(parents=True)
    solved.write_text(notebook_text(assemble(lesson, read_committed(lesson))), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", LESSON, "--force", "--create"],
        cwd=lab.folder,
        env={**os.environ, "HOME": str(lab.folder)},
        check=True,
        capture_output=True,
        timeout=600,
    )


def test_it_lists_the_lesson_and_what_was_released(lab, page, gradebook):
    page.goto(lab.address("/formgrader/manage_assignments"))
    row = page.get_by_role("row").filter(has_text=LESSON)
    expect(row).to_contain_text("draft")
    page.goto(lab.address("/formgrader/gradebook"))
    expect(page.get_by_role("row").filter(has_text=LESSON)).to_be_visible()


@pytest.fixture
def submission(lab, lesson):
    """What ada handed in: the first exercise is right, the rest was not begun."""
    exercise = lesson.exercises()[0]
    notebook = nbformat.read(lesson.notebook_path, as_version=4)
    for cell in notebook.cells:
        if cell.id == exercise.id:
            cell.source = exercise.reference
    path = lab.folder / "submitted" / "ada" / LESSON / f"{LESSON}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    return exercise


def test_autograde_runs_and_the_feedback_opens(lab, page, gradebook, lesson, submission):
    page.goto(lab.url)  # nbgrader's own pages do not take the token of an address
    page.goto(lab.address(f"/formgrader/manage_submissions/{LESSON}"))
    row = page.get_by_role("row").filter(has_text="ada")
    expect(row).to_contain_text("needs autograding")
    for column, done in (
        (".autograde", "autograded"),
        (".generate-feedback", "generated feedback"),
    ):
        row.locator(f"{column} a").click()
        dialog = page.locator(".modal-dialog")
        expect(dialog).to_contain_text(f"Successfully {done}", timeout=SLOW)
        dialog.get_by_role("button", name="OK").click()
        expect(dialog).to_have_count(0)
    full = sum(exercise.points for exercise in lesson.exercises())
    expect(row.locator(".score")).to_contain_text(f"{submission.points:g} / ")
    assert submission.points < full
    feedback = f"feedback/ada/{LESSON}/{LESSON}.html"
    assert (lab.folder / feedback).is_file()
    page.goto(lab.address(f"/files/{feedback}"))
    expect(page.get_by_text("Exercise 1").first).to_be_visible()
