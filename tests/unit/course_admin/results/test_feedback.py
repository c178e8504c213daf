"""The page that a student gets: all that helps, nothing hidden, nothing that runs."""

import subprocess
import sys

import pytest

from course_admin.authoring.leaks import secrets_and_public_text
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError
from course_admin.grading.marks import marks_folder
from course_admin.results.feedback import NO_ANSWER, write_feedback
from tests.unit.graded_class import Graded, grade_class

SCRIPT = "<script>document.title = 'it ran'</script>"
HOSTILE = f'''def double(n):
    """</pre>{SCRIPT}"""
    return n * n
'''
LINK = "[press](javascript:alert(1)) <img src=x onerror=alert(1)> ![far](https://example.org/x.png)"

CLASS = [
    Graded("right", "def double(n):\n    return 2 * n\n", written="By *definition*."),
    Graded(
        "squared",
        "def double(n):\n    return n * n\n",
        error="CheckFailed: You squared it.",
        hint="You squared it.",
        stage="check",
        remarks=["ex1_tests: the cell was deleted or has lost its id; it was put back"],
    ),
    Graded(
        "hidden",
        "def double(n):\n    return 42\n",
        error="CheckFailed: Expected -6, but this is 42.",
        hint="Expected -6, but this is 42.",
        stage="hidden",
        printed="for secret_number in (0, -3, 1000):",
        outputs=["for secret_number in (0, -3, 1000):"],
    ),
    Graded(
        "hostile",
        HOSTILE,
        error=f"CheckFailed: {SCRIPT} secret_number",
        hint=f"{SCRIPT} secret_number",
        stage="check",
        flags=["raised a hint of its own"],
        outputs=[SCRIPT, "secret_number in (0, -3, 1000)"],
        written=f"{SCRIPT}\n\n{LINK}",
    ),
    Graded("empty", None, error="NotImplementedError: ", stage="check"),
    Graded("broken", "def double(n:\n", error="SyntaxError: '(' was never closed", stage="answer"),
    Graded("endless", "while True: pass\n", error="TimeoutError: 60 s", stage="engine"),
    Graded("late", "def double(n):\n    return 2 * n\n", hours_late=1),
]


@pytest.fixture(scope="module")
def pages(_built_root, tmp_path_factory):
    course = grade_class(_built_root, tmp_path_factory.mktemp("class") / "tiny", CLASS)
    paths = write_feedback(course, "00_doubling")
    assert [path.parts[-3] for path in paths] == sorted(one.student for one in CLASS)
    return course, {path.parts[-3]: path.read_text("utf-8") for path in paths}


def test_each_learns_how_it_went(pages):
    _, of = pages
    assert "Every check accepts your answer" in of["right"]
    assert "<em>definition</em>" in of["right"]
    assert '<p class="hint">You squared it.</p>' in of["squared"]
    assert "it was put back" in of["squared"]
    assert '<p class="hint">Expected …, but this is ….</p>' in of["hidden"]
    assert of["empty"].count(NO_ANSWER) == 2  # of the exercise, and of the question to discuss
    assert NO_ANSWER not in of["right"]
    assert "stopped with a SyntaxError" in of["broken"]
    assert "took too long" in of["endless"]
    assert "0 of\n2 points" in of["squared"]
    assert "2 of\n2 points" in of["right"]
    assert "Not read yet" in of["right"]


def test_nothing_hidden_is_on_any_page(pages):
    course, of = pages
    secrets, _ = secrets_and_public_text(find_lessons(course)[0])
    kinds = {kind for _, kind, _ in secrets}
    assert kinds == {"the answer", "a hidden test", "a marking scheme"}
    lines = [line.strip() for *_, secret in secrets for line in secret.splitlines()]
    assert len(lines) == 5
    for student, page in of.items():
        for line in [*lines, "secret_number", "Traceback (", "by definition."]:
            assert line not in page, student


def test_nothing_on_a_page_runs_or_is_fetched(pages):
    _, of = pages
    for page in of.values():
        for word in ("<script", "<img", '="javascript:', "<link", "@import", "url("):
            assert word not in page
    # Their own text is there, harmless.
    assert "&lt;script&gt;document" in of["hostile"].replace("</span>", "").replace(
        '<span class="sd">', ""
    )


@pytest.mark.needs("browser")
def test_a_browser_runs_nothing_and_asks_for_nothing(pages, chromium_path, tmp_path):
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    path = tmp_path / "hostile.html"
    path.write_text(pages[1]["hostile"], "utf-8")
    asked = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        tab = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("dialog", lambda dialog: asked.append(dialog.message))
        tab.goto(path.as_uri())
        assert tab.title() == "Doubling: feedback for hostile"
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360  # nothing sticks out
        free = browser.new_context(bypass_csp=True).new_page()  # axe is a script
        free.goto(path.as_uri())
        axe = Axe().run(free)
        assert axe.violations_count == 0, axe.generate_report()
        browser.close()
    assert asked == [path.as_uri()]


def test_late_penalty_manual_marks_and_comments_of_nbgrader_are_kept(pages):
    from nbgrader.api import Gradebook

    course, of = pages
    assert "Because it came late, 1\npoint was taken off." in of["late"]
    assert '<p class="marks">1 of 5 points</p>' in of["late"]

    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as gradebook:
        where = ("00_doubling", "00_doubling", "squared")
        task = gradebook.find_grade("discuss1", *where)
        task.manual_score, task.needs_manual_grade = 2, False
        check = gradebook.find_grade("ex1_tests", *where)
        check.manual_score, check.needs_manual_grade = 1.5, False
        gradebook.find_comment("discuss1", *where).manual_comment = f"**Good**, but {SCRIPT}"
        gradebook.find_comment("ex1", *where).manual_comment = "Nearly."
        gradebook.db.commit()
    [path] = write_feedback(course, "00_doubling", student="squared")
    page = path.read_text("utf-8")
    assert '<p class="marks">3.5 of 5 points</p>' in page
    assert "1.5 of\n2 points, given by hand" in page
    assert "<strong>Good</strong>, but" in page
    assert "Nearly." in page
    assert "<script" not in page


def test_feedback_without_the_results_reads_the_notebook(pages):
    """`make clean` removes the results; nbgrader's files stay."""
    course, _ = pages
    results = marks_folder(course, "00_doubling")
    hidden = results.with_name("away")
    results.rename(hidden)
    try:
        [path] = write_feedback(course, "00_doubling", student="squared")
    finally:
        hidden.rename(results)
    page = path.read_text("utf-8")
    assert '<p class="hint">You squared it.</p>' in page
    assert "secret_number" not in page


def test_stock_nbgrader_writes_and_releases_the_same_page(pages):
    course, of = pages
    path = course.root / "feedback" / "right" / "00_doubling" / "00_doubling.html"
    path.unlink()
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "nbgrader",
            "generate_feedback",
            "00_doubling",
            "--student=right",
            "--force",
        ],
        cwd=course.root,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    assert path.read_text("utf-8") == of["right"]
    # What `nbgrader release_feedback` reads beside the page.
    assert (path.parent / "timestamp.txt").is_file()


def test_feedback_before_grading_says_what_to_do(built_lesson):
    with pytest.raises(CourseError, match="course grade 00_doubling"):
        write_feedback(built_lesson.course, built_lesson.name)
