"""A class whose names, answers and messages are full of tricks: nobody sees them raw."""

import csv
import io
import json
import re
import subprocess
import sys
import warnings

import nbformat
import pytest
from click.testing import CliRunner
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook

from course_admin.authoring.leaks import secrets_and_public_text  # noqa: F401 (imports torch once)
from course_admin.cli import main
from course_admin.course.lessons import find_lessons
from course_admin.course.shown import show_warnings
from course_admin.grading.marks import read_marks
from course_admin.results.class_run import Change, summary_rows
from course_admin.results.reporting import marks_csv, report_lessons, roster_of
from tests.unit.graded_class import Graded, grade_class

TRICKS = "\x1b[2J\x1b]0;mine\x07\r\u202eexe\u2066\u200b\ufeff\x9b31m\x7f\u2028\u3164"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
NAMES = [
    "ada",
    f"eve{TRICKS}",
    "<img src=x onerror=alert(1)>",
    "=cmd|' C'!A0",
    "x;=1+1",
    "＝A1",
    " \ufeff@SUM(1)",
    "-5",
    "line\nbreak",
    "Zoë 王",
]
WRITTEN = (
    f"{TRICKS}{SCRIPT}\n\n$\\href{{javascript:alert(1)}}{{x}}$ ![p](https://example.org/p.png)"
)
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u3164]")


@pytest.fixture(scope="module")
def course(_built_root, tmp_path_factory):
    hostile = [
        Graded(
            name,
            f"x = '''{TRICKS}{SCRIPT}'''\n",
            error=f"Error{TRICKS}: {SCRIPT}{TRICKS}",
            hint=f"{TRICKS}{SCRIPT}",
            stage="check",
            flags=[f"device {TRICKS}{SCRIPT}"] * 3,
            remarks=[f"{n}: {TRICKS} is no cell of this lesson" for n in range(30_000)],
            printed=TRICKS,
            written=WRITTEN,
        )
        for name in NAMES[1:]
    ]
    class_ = [Graded("ada", "def double(n):\n    return 2 * n\n"), *hostile]
    return grade_class(_built_root, tmp_path_factory.mktemp("class") / "tiny", class_)


def assert_visible(text):
    found = RAW.search(text.replace("\r\n", "\n"))
    assert not found, repr(text[max(0, found.start() - 40) : found.end() + 10])


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"],
        ["report", "--json"],
        ["report", "--csv", "-"],
        ["report", "--csv", "-", "--lms", "canvas"],
        ["report", "--html", "-"],
        ["feedback", "00"],
    ],
)
def test_no_command_prints_raw(course, monkeypatch, arguments):
    monkeypatch.chdir(course.root)
    run = CliRunner().invoke(main, arguments)
    assert_visible(run.output)
    assert len(run.output) < 1_000_000
    if arguments[0] == "report":
        assert run.exit_code == 0, run.output[-2000:]
        assert "\\u202e" in run.output
        assert "<script" not in run.output or "--html" not in arguments
    if arguments == ["report"]:
        assert "and 29,980 more" in run.output
        assert len(run.output.splitlines()) < 400
    if "--json" in arguments:
        students = json.loads(run.output)[0]["students"]
        assert {len(one["remarks"]) for one in students} == {0, 21}
        assert_visible(json.dumps(students, ensure_ascii=False))


def test_a_page_that_cannot_be_written_is_nobody_elses(course, monkeypatch):
    """nbgrader finds no student in a path with a line end."""
    monkeypatch.chdir(course.root)
    run = CliRunner().invoke(main, ["feedback", "00"])
    assert run.exit_code == 1
    assert "line\\nbreak: no page was written" in run.output
    pages = list(course.root.glob("feedback/*/00_doubling/00_doubling.html"))
    assert len(pages) == len(NAMES) - 1
    for page in pages:
        text = page.read_text("utf-8")
        assert_visible(text)
        assert "<script" not in text
        assert "<img" not in text
        assert "https://example.org" not in text or "src=" not in text


def test_the_tables_of_grade_and_regrade(course, capsys):
    from course_admin.cli.shared import echo, echo_json, echo_table

    graded = read_marks(course, "00_doubling")
    echo_table(summary_rows(graded))
    echo(Change(f"eve{TRICKS}", f"ex1{TRICKS}", None, 1.0))
    echo_json([one.as_dict() for one in graded])
    said = capsys.readouterr().out
    assert_visible(said)
    assert len(said) < 500_000
    assert "eve\\x1b[2J" in said


@pytest.mark.parametrize("lms", ["moodle", "canvas"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_the_csv_is_a_formula(course, lms, separator):
    reports = report_lessons(course, find_lessons(course), named=False)
    text = marks_csv(reports, lms=lms, roster=roster_of(reports))
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        for cell in row:
            start = cell.lstrip(' "\ufeff\u00a0')[:1]
            assert start not in tuple("=+@＝＋－＠\t\r") or not start, cell
            assert start != "-" or cell.startswith("-5"), cell
    assert "-5" in {cell for row in csv.reader(io.StringIO(text)) for cell in row}


def test_nbgraders_own_commands_print_and_export_nothing_raw(course, tmp_path):
    for arguments in (["export", "--to", str(tmp_path / "all.csv")], ["list"]):
        run = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=course.root,
            capture_output=True,
            timeout=600,
        )
        assert_visible(run.stderr.decode())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text("utf-8"))))
    ids = {row["student_id"] for row in rows}
    assert {"ada", "-5", "x;'=1+1", "'＝A1", "'=cmd|' C'!A0", "Zoë 王"} <= ids
    assert float(rows[0]["max_score"]) == 5


def test_an_unexpected_error_is_shown_too(monkeypatch, course):
    def fail(*args, **kwargs):
        raise RuntimeError(TRICKS)

    monkeypatch.chdir(course.root)
    monkeypatch.setattr("course_admin.results.reporting.report_lessons", fail)
    run = CliRunner().invoke(main, ["report"])
    assert run.exit_code == 1
    assert "RuntimeError: \\x1b[2J" in run.output
    assert_visible(run.output)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_terminal_can_print_it(course, encoding):
    import os

    for arguments in (["report"], ["feedback", "00"], ["check", "00"], ["report", "--json"]):
        run = subprocess.run(
            [sys.executable, "-m", "course_admin.cli", *arguments],
            cwd=course.root,
            env={**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"},
            capture_output=True,
            timeout=600,
        )
        said = (run.stdout + run.stderr).decode(encoding)
        assert "UnicodeEncodeError" not in said
        assert "Traceback" not in said
        assert_visible(said)


def test_the_formgrader_shows_text(course):
    """The page of what was graded before: its exporter makes it harmless."""
    from course_admin.course.release import nbgrader_config

    config = nbgrader_config(course.root).copy()
    config.CourseDirectory.root = str(course.root)
    exporter = HTMLExporter(config=config)
    path = course.root / "autograded" / NAMES[1] / "00_doubling" / "00_doubling.ipynb"
    resources = {"assignment_id": "00_doubling", "student": NAMES[2]}
    page, resources = exporter.from_notebook_node(nbformat.read(path, 4), resources)
    assert "<script>alert(1)" not in page
    assert "onerror=alert(1)&gt;" in page
    assert "<img src=x" not in page
    assert "&lt;img" in resources["student"]
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "deep-learning") as gradebook:
        assert len(gradebook.students) == len(NAMES)


def test_a_warning_about_their_code_is_shown_too(monkeypatch):
    monkeypatch.setattr(warnings, "formatwarning", warnings.formatwarning)
    show_warnings()
    said = warnings.formatwarning(f"invalid escape {TRICKS}", SyntaxWarning, TRICKS, 1, "")
    assert_visible(said)
    assert "SyntaxWarning: invalid escape \\x1b" in said
