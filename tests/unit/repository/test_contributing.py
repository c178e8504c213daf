"""CONTRIBUTING.md is right: who follows it word for word gets a lesson without a finding."""

import re
import shutil
from pathlib import Path

import pytest

from course_admin.authoring.saving import form_findings
from course_admin.authoring.skeleton import write_skeleton
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
    shutil.copy(ROOT / "source" / "jupytext.toml", source.parent)
    answers = folder / "tests" / "answers" / source.stem / "ex1"
    answers.mkdir(parents=True)
    for name, text in ANSWER.findall(guide):
        (answers / name).write_text(text, encoding="utf-8")
    (lesson,) = find_lessons(find_course(folder))
    return lesson


def test_its_lesson_has_every_part(lesson):
    assert list(structure_findings(lesson)) == []


def test_its_lesson_is_written_as_jupyterlab_writes_it(lesson):
    assert list(form_findings(lesson.path)) == []


def test_the_lesson_with_which_it_begins_can_be_written(lesson):
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    name, title = re.search(r'^course new (\S+) --title "(.+)"$', guide, re.MULTILINE).groups()
    source, _ = write_skeleton(lesson.course, name, title)
    assert f"source/{source.name}" in guide
    assert "For the author" in source.read_text("utf-8")


def test_its_check_is_right(lesson):
    count, trials = prove([lesson], jobs=1)
    assert [trial for trial in trials if trial.problem] == []
    assert count >= 8
