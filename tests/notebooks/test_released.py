"""As a student opens it, a lesson runs from top to bottom; only the stubs complain, in the checks."""

from pathlib import Path

import nbformat
import pytest

from course_admin.execution import execute
from course_admin.lessons import find_lessons, grade_id, is_check
from course_admin.settings import find_course

LESSONS = find_lessons(find_course(Path(__file__).parent))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_only_stubs_fail_and_only_in_checks(lesson, tmp_path):
    notebook = nbformat.read(lesson.notebook_path, as_version=4)
    execute(notebook, tmp_path, name=lesson.name, allow_errors=True)
    errors = {
        grade_id(cell) or cell.source: output.ename
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    }
    checks = {grade_id(cell): "NotImplementedError" for cell in notebook.cells if is_check(cell)}
    assert checks
    assert errors == checks


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_no_cell_writes_to_stderr_and_every_figure_shows(lesson):
    notebook = nbformat.read(lesson.notebook_path, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]
    assert [o for o in outputs if "image/png" in o.get("data", {})]
