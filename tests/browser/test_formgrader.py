"""The Formgrader, as an instructor opens it beside the lessons."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

import nbformat
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from course_admin.authoring.building import assemble, notebook_text, read_committed
from course_admin.course.lessons import find_lessons, is_task
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


TRICKS = {
    "mallory": (
        "<script>document.title = 'it ran'; fetch('/api/contents/gradebook.db')</script>\n\n"
        "<img src='https://example.org/x.png' onerror='alert(1)'>\n\n"
        "$\\href{javascript:alert(1)}{press}$\n\n<meta http-equiv=refresh content='0;url=/tree'>"
    ),
    "pia": "My drawing:\n\n![image.png](attachment:1c5a.png)",
    "zed<img src=x onerror=alert(1)>": "*By definition.*",
}


@pytest.fixture
def hostile(lab, gradebook, lesson):
    """Answers to the question to discuss that do more than show text, graded; ids of the pages."""
    for student, text in TRICKS.items():
        notebook = nbformat.read(lesson.notebook_path, as_version=4)
        place = next(i for i, cell in enumerate(notebook.cells) if is_task(cell))
        notebook.cells[place + 1].source = text
        path = lab.folder / "submitted" / student / LESSON / f"{LESSON}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", LESSON, "--create"],
        cwd=lab.folder,
        env={**os.environ, "HOME": str(lab.folder)},
        check=True,
        capture_output=True,
        timeout=600,
    )
    with Gradebook(f"sqlite:///{lab.folder / 'gradebook.db'}") as book:
        return {
            student: book.find_submission_notebook(LESSON, LESSON, student).id for student in TRICKS
        }


@pytest.fixture
def watched(browser):
    """A page that reaches nothing, but may ask: nbconvert's own template asks for MathJax."""
    context = browser.new_context()
    context.route(
        re.compile("^https?:"),
        lambda route: (
            route.continue_()
            if urlsplit(route.request.url).hostname in ("localhost", "127.0.0.1")
            else route.abort()
        ),
    )
    page = context.new_page()
    page.set_default_timeout(SLOW)
    yield page
    context.close()


def test_nothing_that_a_student_wrote_runs_or_is_fetched(lab, watched, hostile):
    page, asked, dialogs = watched, [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(lab.url)
    for student, number in hostile.items():
        answer = page.goto(lab.address(f"/formgrader/submissions/{number}/"))
        assert answer.status == 200, student
        page.wait_for_load_state()
        assert page.title() != "it ran"
        if student == "mallory":
            expect(page.get_by_text("document.title = 'it ran'")).to_be_visible()
        if student == "pia":
            expect(page.get_by_text("a picture that is not here").first).to_be_visible()
    name = quote(list(TRICKS)[-1], safe="")
    page.goto(lab.address(f"/formgrader/manage_students/{name}"))
    page.goto(lab.address(f"/formgrader/manage_students/{name}/{LESSON}"))
    assert not dialogs
    assert not [url for url in asked if "example.org" in url or "gradebook.db" in url]
    assert not [url for url in asked if url.endswith(("/x", "/tree"))]
