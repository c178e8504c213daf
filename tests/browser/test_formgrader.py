"""The Formgrader, as an instructor opens it beside the lessons."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course_admin.building import assemble, notebook_text, read_committed
from course_admin.lessons import find_lessons
from course_admin.settings import find_course

LESSON = "00_getting_started"
pytestmark = pytest.mark.needs("browser")


@pytest.fixture
def gradebook(lab):
    """The lesson in the gradebook, and in build/source as `course build` leaves it."""
    (lesson,) = find_lessons(find_course(Path(__file__).parent), (LESSON,))
    solved = lab.folder / "build" / "source" / LESSON / f"{LESSON}.ipynb"
    solved.parent.mkdir(parents=True)
    solved.write_text(notebook_text(assemble(lesson, read_committed(lesson))), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", LESSON, "--force", "--create"],
        cwd=lab.folder,
        env={**os.environ, "HOME": str(lab.folder)},
        check=True,
        capture_output=True,
        timeout=300,
    )


def test_it_lists_the_lesson_and_what_was_released(lab, page, gradebook):
    page.goto(lab.address("/formgrader/manage_assignments"))
    row = page.get_by_role("row").filter(has_text=LESSON)
    expect(row).to_contain_text("draft")
    page.goto(lab.address("/formgrader/gradebook"))
    expect(page.get_by_role("row").filter(has_text=LESSON)).to_be_visible()
