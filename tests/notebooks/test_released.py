"""What a student opens: nbgrader's Validate says of it that only the checks of stubs fail.

That it runs from top to bottom, and what comes out, is the matter of `test_executed`.
"""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.validator import Validator

from course_admin.course.execution import lesson_environment
from course_admin.course.lessons import find_lessons, is_check
from course_admin.course.release import nbgrader_config
from course_admin.course.settings import find_course

LESSONS = find_lessons(find_course(Path(__file__).parent))


def test_nbgraders_validate_finds_that_only_stubs_fail_and_only_in_checks(tmp_path):
    lesson = LESSONS[0]
    path = shutil.copy(lesson.notebook_path, tmp_path)
    validator = Validator(config=nbgrader_config(lesson.course.root), validate_all=True)
    with lesson_environment():
        results = validator.validate(str(path))
    cells = nbformat.read(path, as_version=4).cells
    checks = [cell.source.strip() for cell in cells if is_check(cell)]
    assert checks
    assert list(results) == ["failed"]
    assert [failed["source"] for failed in results["failed"]] == checks
    assert all("NotImplementedError" in failed["raw_error"] for failed in results["failed"])


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_no_cell_writes_to_stderr_and_every_figure_shows(lesson):
    notebook = nbformat.read(lesson.notebook_path, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]
    pictures = [o for o in outputs if "image/png" in o.get("data", {})]
    assert pictures or lesson.is_project
