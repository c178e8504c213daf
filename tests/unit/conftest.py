"""A course small enough to build in a second, for the tests of the course command."""

import shutil
from pathlib import Path

import pytest

from course_admin.authoring.building import build_lesson, build_shared
from course_admin.course.lessons import Lesson, find_lessons
from course_admin.course.settings import Course, find_course

ROOT = Path(__file__).parents[2]

PYPROJECT = """\
[project]
name = "tiny"
version = "1.0"
dependencies = ["torch"]

[tool.course]
title = "A tiny course"
repository = "https://example.org/somebody/tiny"
branch = "main"
"""

LESSON = (Path(__file__).parent / "00_doubling.md").read_text("utf-8")

ANSWERS = {
    "wrong_square.py": "# hint: You squared it\ndef double(n):\n    return n * n\n",
    "wrong_by_heart.py": "# hint: (any)\ndef double(n):\n    return 42\n",
    "wrong_float.py": "# hint: Expected a whole number\ndef double(n):\n    return 2.0 * n\n",
    "right_times.py": "def double(n):\n    return 2 * n\n",
}


def _write_sources(root: Path) -> None:
    (root / "source").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "source" / "00_doubling.md").write_text(LESSON)
    (root / "README.md").write_text("# Tiny\n\n<!-- lessons:begin -->\n<!-- lessons:end -->\n")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copy(ROOT / "source" / "jupytext.toml", root / "source")
    folder = root / "tests" / "answers" / "00_doubling" / "ex1"
    folder.mkdir(parents=True)
    for name, text in ANSWERS.items():
        (folder / name).write_text(text)


@pytest.fixture
def tiny_course(tmp_path: Path) -> Course:
    """A course of one lesson, 00_doubling, not built yet."""
    root = tmp_path / "tiny"
    _write_sources(root)
    return find_course(root)


@pytest.fixture
def tiny_lesson(tiny_course: Course) -> Lesson:
    """Give the one lesson of the tiny course."""
    return find_lessons(tiny_course)[0]


@pytest.fixture(scope="session")
def _built_root(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("built") / "tiny"
    _write_sources(root)
    course = find_course(root)
    build_lesson(find_lessons(course)[0])
    build_shared(course)
    return root


@pytest.fixture
def built_lesson(_built_root: Path, tmp_path: Path) -> Lesson:
    """Give the one lesson of a tiny course of the test's own, already built."""
    root = tmp_path / "tiny"
    shutil.copytree(_built_root, root)
    return find_lessons(find_course(root))[0]
