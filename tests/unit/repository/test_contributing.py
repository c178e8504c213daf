"""CONTRIBUTING.md is right: who follows it word for word gets a lesson without a finding."""

import re
import shutil
from pathlib import Path

import pytest

from course_admin.authoring.structure import structure_findings
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.proving.trials import prove

ROOT = Path(__file__).parents[3]
FLAGS = re.DOTALL | re.MULTILINE
BLOCK = re.compile(r"^````markdown\n(.*?)^````$", FLAGS)
ANSWER = re.compile(r"`((?:wrong|right)_\w+\.py)`:\n\n```python\n(.*?)^```$", FLAGS)
ENDING = '+++ {"slideshow": {"slide_type": "slide"}}\n\n## Summary\n\n## References\n'


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    """The lesson that CONTRIBUTING.md writes, with its example as the one exercise."""
    folder = tmp_path_factory.mktemp("course")
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = "\n".join([*BLOCK.findall(guide), ENDING])
    blocks = re.sub("^# 1 ·", "# 0 ·", blocks, flags=re.MULTILINE)
    blocks = blocks.replace("Exercise 7", "Exercise 1").replace("ex7", "ex1")
    for name in ("pyproject.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, folder)
    (folder / "source").mkdir()
    source = folder / "source" / "00_getting_started.md"
    source.write_text(blocks, encoding="utf-8")
    answers = folder / "tests" / "answers" / source.stem / "ex1"
    answers.mkdir(parents=True)
    for name, text in ANSWER.findall(guide):
        (answers / name).write_text(text, encoding="utf-8")
    (lesson,) = find_lessons(find_course(folder))
    return lesson


def test_its_lesson_has_every_part(lesson):
    assert list(structure_findings(lesson)) == []


def test_its_check_is_right(lesson):
    count, trials = prove([lesson], jobs=1)
    assert [trial for trial in trials if trial.problem] == []
    assert count >= 8
