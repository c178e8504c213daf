"""`course export`: all a student needs, nothing a student must not see, whole or not at all."""

import json

import pytest
import tomllib

from course_admin.course.settings import CourseError
from course_admin.publishing import exporting
from course_admin.publishing.exporting import export_student
from tests.unit.rewriting import rewrite


def files(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_student_gets_lessons_and_solutions_and_no_source(built_lesson, tmp_path):
    target = tmp_path / "student"
    export_student(built_lesson.course, [built_lesson], target, graded=False)
    names = files(target)
    assert "notebooks/00_doubling/00_doubling.ipynb" in names
    assert "solutions/00_doubling/ex1.py" in names
    assert not [name for name in names if name.startswith(("source", "tests", "course_admin"))]
    project = tomllib.loads((target / "pyproject.toml").read_text())["project"]
    assert project["dependencies"] == ["torch"]
    text = "".join(
        p.read_text("utf-8") for p in target.rglob("*") if p.suffix != ".npz" and p.is_file()
    )
    assert "secret_number" not in text
    assert "by definition" not in text
    assert "jupyter lab notebooks/00_doubling" in (target / "README.md").read_text()


def test_a_graded_release_offers_no_solution(built_lesson, tmp_path):
    target = tmp_path / "student"
    export_student(built_lesson.course, [built_lesson], target, graded=True)
    text = (target / "notebooks/00_doubling/00_doubling.ipynb").read_text()
    assert not (target / "solutions").exists()
    assert "%load" not in text
    assert "twice_as_much" not in text
    assert {c["id"] for c in json.loads(text)["cells"]} >= {"ex1", "ex1_tests", "discuss1"}


def test_nothing_is_overwritten(built_lesson, tmp_path):
    target = tmp_path / "student"
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")
    with pytest.raises(CourseError, match="not an empty folder"):
        export_student(built_lesson.course, [built_lesson], target, graded=False)
    assert files(target) == {"thesis.txt"}


def test_a_lesson_that_is_not_built_is_not_exported(built_lesson, tmp_path):
    changed = rewrite(built_lesson, "number = 21", "number = 7")
    with pytest.raises(CourseError, match="not built from its present source"):
        export_student(changed.course, [changed], tmp_path / "student", graded=False)
    assert not (tmp_path / "student").exists()


def test_a_leak_stops_the_export_and_leaves_nothing(built_lesson, tmp_path):
    (built_lesson.course.root / "LICENSE-CONTENT").write_text("free")
    text = built_lesson.notebook_path.read_text()
    leaky = text.replace("Two of one.", "for secret_number in (0, -3, 1000):")
    built_lesson.notebook_path.write_text(leaky)
    with pytest.raises(CourseError, match=r"would give secrets away(.|\n)*a hidden test of ex1"):
        export_student(built_lesson.course, [built_lesson], tmp_path / "student", graded=False)
    assert not (tmp_path / "student").exists()
    assert not list(tmp_path.glob(".student*"))


def test_a_failure_half_way_leaves_nothing(built_lesson, tmp_path, monkeypatch):
    def fail(*args):
        raise OSError("disk full")

    monkeypatch.setattr(exporting, "lessons_table", fail)
    with pytest.raises(OSError, match="disk full"):
        export_student(built_lesson.course, [built_lesson], tmp_path / "student", graded=False)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["tiny"]
