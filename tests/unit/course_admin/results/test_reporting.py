"""`course report`: what it says is what the gradebook and the results say."""

import csv
import io
import json
import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from course_admin.cli import main
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError
from course_admin.results.report_page import report_page
from course_admin.results.reporting import (
    marks_csv,
    report_lessons,
    roster_of,
    tables,
    taken_for_one_by,
)
from tests.unit.graded_class import Graded, grade_class

RIGHT = "def double(n):\n    return 2 * n\n"
SQUARED = {"error": "CheckFailed: You squared it.", "hint": "You squared it.", "stage": "check"}
CLASS = [
    Graded("=ada", RIGHT),
    Graded("bea", "def double(n):\n    return n * n\n", **SQUARED),
    Graded("cem", "def double(n):\n    return n ** 2\n", **SQUARED),
    Graded(
        "dan",
        "def double(n):\n    return 41\n",
        error="CheckFailed: Expected 42, but this is 41.",
        hint="Expected 42, but this is 41.",
        stage="check",
    ),
    Graded("eve", "import os\n", error="ValueError: <b>\x1b[31m", flags=["<script>\x1b[2J"]),
    Graded("fay", None, error="NotImplementedError: ", remarks=["ex1_tests: it was put back"]),
    Graded("gil", RIGHT, hours_late=1),
]


@pytest.fixture(scope="module")
def course(_built_root, tmp_path_factory):
    course = grade_class(_built_root, tmp_path_factory.mktemp("class") / "tiny", CLASS)
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as gradebook:
        gradebook.find_student("bea").email = "bea@example.org"
        task = gradebook.find_grade("discuss1", "00_doubling", "00_doubling", "bea")
        task.manual_score, task.needs_manual_grade = 2.5, False
        gradebook.db.commit()
    return course


@pytest.fixture(scope="module")
def report(course):
    [report] = report_lessons(course, find_lessons(course), named=False)
    return report


def test_marks_are_the_gradebooks(report):
    marks = {one.student: (one.score, one.late_penalty, one.waits) for one in report.students}
    assert marks == {
        "=ada": (2, 0, True),
        "bea": (2.5, 0, False),
        "cem": (0, 0, True),
        "dan": (0, 0, True),
        "eve": (0, 0, True),
        "fay": (0, 0, True),
        "gil": (1, 1, True),
    }
    assert report.full == 5
    assert report.waiting == 6


def test_who_came_late_is_told_by_how_long(report, course):
    assert {one.student: one.late for one in report.students if one.late} == {"gil": "1 h"}
    [(_, rows), *_] = tables(report)
    assert ("gil", "1", "1 h, -1", "not read yet") in rows
    assert "It came 1 h late: 1 taken off." in report_page(course, [report])


def test_it_needs_no_activated_environment(course):
    run = subprocess.run(
        [sys.executable, "-m", "course_admin.cli", "report", "--json"],
        cwd=course.root,
        env={"PATH": "/usr/bin:/bin", "HOME": str(course.root)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    assert '"00_doubling"' in run.stdout


def test_success_and_hints(report):
    [exercise] = report.exercises
    assert (exercise.title, exercise.right, exercise.wrong, exercise.missing) == (
        "Exercise 1 · Double it",
        2,
        4,
        1,
    )
    assert [(one.hint, one.count) for one in report.hints] == [
        ("You squared it.", 2),
        ("Expected …, but this is ….", 1),
        ("(no hint: ValueError)", 1),
    ]
    assert [one.student for one in report.to_look_at] == ["eve", "fay"]


def test_the_tables(report):
    said = [text for title, rows in tables(report) for row in [(title,), *rows] for text in row]
    assert "00_doubling: 7 submissions, mean 0.8, median 0 of 5 points; 6 wait" in said[0]


def test_csv_for_moodle_and_canvas(report):
    roster = roster_of([report])
    moodle = list(csv.reader(io.StringIO(marks_csv([report], lms="moodle", roster=roster))))
    assert moodle[0] == ["ID number", "First name", "Last name", "Email address", "00_doubling"]
    assert moodle[1][0] == "'=ada"
    assert moodle[2] == ["bea", "Bea", "", "bea@example.org", "2.5"]
    canvas = list(csv.reader(io.StringIO(marks_csv([report], lms="canvas", roster=roster))))
    assert canvas[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert canvas[1] == ["Points Possible", "", "", "", "", "5"]
    assert canvas[3] == ["Bea", "", "", "bea", "", "2.5"]


@pytest.mark.parametrize(
    ("lms", "same"),
    [
        ("canvas", [("number", ["bea", "cem"])]),
        ("moodle", [("e-mail address", ["bea", "dan"])]),
    ],
)
def test_people_whom_the_lms_would_take_for_one_are_named(report, lms, same):
    known = {
        "bea": {"lms_id": "7", "email": "b@x.org"},
        "cem": {"lms_id": "7", "email": "c@x.org"},
        "dan": {"lms_id": "8", "email": "B@x.org"},
        "eve": {},
        "fay": {},
    }
    one = report.students[0]
    roster = [replace(one, **({"student": name} | given)) for name, given in known.items()]
    assert taken_for_one_by(lms, roster) == same
    twice = [*roster, replace(one, student="eva", listed="Eve")]
    assert ("id", ["eve", "eva"]) in taken_for_one_by(lms, twice)


def test_no_name_becomes_a_formula_whatever_separates_fields(report):
    roster = [
        replace(report.students[1], student=name, first_name="x;=1+1", email="a@b\t=2")
        for name in ("=1", "+x", "-x", "@x", "＝1", "\t=1", " =1", "ada")
    ]
    for lms in ("moodle", "canvas"):
        text = marks_csv([report], lms=lms, roster=roster)
        for separator in ",;\t":
            for row in csv.reader(io.StringIO(text), delimiter=separator):
                begins = {unicodedata.normalize("NFKC", field.strip()[:1]) for field in row}
                assert not begins & set("=+-@"), row


def test_who_handed_in_nothing_is_missing_and_has_a_row(course):
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as gradebook:
        gradebook.add_student("zoe", first_name="Zoe")
    try:
        [report] = report_lessons(course, find_lessons(course), named=False)
        assert [one.student for one in report.missing] == ["zoe"]
        (title, rows), *_ = tables(report)
        assert "1 of the class handed in nothing" in title
        assert ("zoe", "missing", "", "") in rows
        assert "zoe,Zoe,,,\r\n" in marks_csv([report], lms="moodle", roster=roster_of([report]))
        assert "missing: nothing was handed in" in report_page(course, [report])
        assert report.as_dict()["missing"][0]["student"] == "zoe"
    finally:
        with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as gradebook:
            gradebook.remove_student("zoe")


@pytest.mark.needs("browser")
def test_the_page_stands_alone(course, report, chromium_path, tmp_path):
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    path = tmp_path / "report.html"
    path.write_text(report_page(course, [report, replace(report, lesson="01_again")]), "utf-8")
    asked = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        for width in (360, 1280):
            tab = browser.new_context(bypass_csp=True).new_page()
            tab.set_viewport_size({"width": width, "height": 800})
            tab.on("request", lambda request: asked.append(request.url))
            tab.goto(path.as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            pictures = "Array.from(document.images, i => [i.alt.length > 40, i.naturalWidth > 0])"
            assert tab.evaluate(pictures) == [[True, True]] * 4
            axe = Axe().run(tab)
            assert axe.violations_count == 0, axe.generate_report()
        browser.close()
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}


def test_the_command(course, monkeypatch, tmp_path):
    monkeypatch.chdir(course.root)
    out, page = tmp_path / "new" / "marks.csv", tmp_path / "report.html"
    run = CliRunner().invoke(main, ["report", "--csv", str(out), "--html", str(page)])
    assert run.exit_code == 0, run.output
    assert "Success by exercise" in run.output
    assert out.read_text().startswith("ID number,")
    assert "<script>" not in page.read_text("utf-8")
    run = CliRunner().invoke(main, ["report", "00", "--json"])
    assert json.loads(run.output)[0]["students"][1]["score"] == 2.5
    run = CliRunner().invoke(main, ["feedback", "00", "--student", "bea"])
    assert run.output == "00_doubling: 1 pages in tiny/feedback\n"


def test_before_anything_was_graded(built_lesson):
    with pytest.raises(CourseError, match="Nothing was graded yet"):
        report_lessons(built_lesson.course, [built_lesson], named=True)
