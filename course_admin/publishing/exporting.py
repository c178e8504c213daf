"""`course export`: a repository for students, without sources, hidden tests or graders in it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import tomllib

from course_admin.authoring.building import is_current, lessons_table, notebook_text, read_committed
from course_admin.authoring.leaks import SECRET_MARKERS, leak_findings
from course_admin.course.findings import Finding
from course_admin.course.lessons import Lesson
from course_admin.course.release import without_loaders
from course_admin.course.settings import LESSON_PACKAGES, Course, CourseError
from course_admin.course.welcome import notebook_path, source_path, welcome

COPIED = (
    "LICENSE",
    "LICENSE-CONTENT",
    "requirements.txt",
    "environment.yml",
    *LESSON_PACKAGES,
    "img",
)
_IGNORED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.pyc")

_README = """\
# {title}

{table}

Python 3.11 is all you need:

    python3.11 -m venv .venv
    .venv/bin/pip install -r requirements.txt
    .venv/bin/pip install --no-deps -e .
    .venv/bin/jupyter lab {first}

On Windows, write `.venv\\Scripts\\` for `.venv/bin/`. Each lesson says at its top what you will be
able to do after it, and how long it takes. {note}
"""
_WITH_SOLUTIONS = "Stuck in an exercise? The cell below your answer brings a solution in."
_GRADED = "These notebooks are to be handed in: keep their names, and save before you submit."

_PYPROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "course-utils"
version = "{version}"
requires-python = ">=3.10"
dependencies = {dependencies}

[tool.setuptools.packages.find]
include = {patterns}

[tool.setuptools.package-data]
course_utils = ["embedded/*"]
reference = ["embedded/*"]
"""


def export_student(course: Course, lessons: list[Lesson], target: Path, *, graded: bool) -> None:
    """Write the students' repository to ``target``: whole, or not at all.

    Parameters
    ----------
    target : Path
        A folder that does not exist yet, or is empty.
    graded : bool
        Leave out the solutions, and the cells that load them.

    Raises
    ------
    CourseError
        If ``target`` holds something, a lesson is not built, or something secret would get out.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CourseError(f"{target} exists and is not an empty folder: name another one.")
    for lesson in lessons:
        committed = read_committed(lesson)
        if committed is None or not is_current(lesson, committed):
            raise CourseError(f"{lesson.name} is not built from its present source: `course build`")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as scratch:
        draft = Path(scratch) / "draft"
        _write(course, lessons, draft, graded)
        findings = list(_secrets(lessons, draft))
        if findings:
            raise CourseError("Not exported, it would give secrets away:\n" + _listed(findings))
        if target.exists():
            target.rmdir()
        draft.rename(target)


def _write(course: Course, lessons: list[Lesson], draft: Path, graded: bool) -> None:
    draft.mkdir()
    for name in COPIED:
        source = course.root / name
        if source.is_dir():
            shutil.copytree(source, draft / name, ignore=_IGNORED)
        elif source.is_file():
            shutil.copy2(source, draft / name)
    for lesson in lessons:
        path = draft / "notebooks" / lesson.name / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True)
        notebook = nbformat.read(lesson.notebook_path, as_version=4)
        path.write_text(notebook_text(without_loaders(notebook) if graded else notebook), "utf-8")
        if not graded and lesson.solutions_path.is_dir():  # a project has none
            shutil.copytree(lesson.solutions_path, draft / "solutions" / lesson.name)
    note = _GRADED if graded else _WITH_SOLUTIONS
    first = lessons[0].notebook_path
    if source_path(course).is_file():
        first = notebook_path(course)
        page = notebook_text(welcome(course, lessons))
        (draft / first.relative_to(course.root)).write_text(page, "utf-8")
    first = first.relative_to(course.root).as_posix()
    table = lessons_table(course, lessons)
    readme = _README.format(title=course.title, table=table, first=first, note=note)
    (draft / "README.md").write_text(readme, "utf-8")
    (draft / "pyproject.toml").write_text(_pyproject(course), "utf-8")


def _pyproject(course: Course) -> str:
    project = tomllib.loads((course.root / "pyproject.toml").read_text("utf-8"))["project"]
    dependencies = json.dumps(project["dependencies"], indent=4)
    patterns = json.dumps([f"{name}*" for name in LESSON_PACKAGES])
    return _PYPROJECT.format(
        version=project["version"], dependencies=dependencies, patterns=patterns
    )


def _secrets(lessons: list[Lesson], draft: Path) -> Iterator[Finding]:
    for lesson in lessons:
        path = draft / "notebooks" / lesson.name / f"{lesson.name}.ipynb"
        yield from leak_findings(lesson, nbformat.read(path, as_version=4))
    for path in draft.rglob("*"):
        if path.suffix in (".py", ".md", ".toml", ".ipynb") and path.is_file():
            text = path.read_text("utf-8")
            for marker in SECRET_MARKERS:
                if f"### {marker}" in text or f"=== {marker}" in text:
                    yield Finding(str(path.relative_to(draft)), f"holds {marker!r}")


def _listed(findings: list[Finding]) -> str:
    return "\n".join(f"  {finding}" for finding in findings)
