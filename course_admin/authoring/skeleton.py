"""`course new`: a lesson to begin with, which passes `course check` and `course prove` as it is."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from course_admin.authoring.saving import saved_form
from course_admin.course.lessons import LESSON_NAME, Lesson, find_lessons
from course_admin.course.settings import Course, CourseError
from course_utils.whole_files import write_whole

TEMPLATE = Path(__file__).parent / "new_lesson"


def write_skeleton(course: Course, name: str, title: str | None = None) -> list[Path]:
    """Write the source of a new lesson and the answers that prove its check, or nothing at all.

    Parameters
    ----------
    name : str
        Such as ``20_graphs``: two digits that no lesson has, and a name that none has.
    title : str, optional
        The heading; made of the name when left out.

    Returns
    -------
    list of Path
        The source, and the folder of the answers.

    Raises
    ------
    CourseError
        If the name or the title will not do, is taken, or cannot be written.
    """
    lesson = Lesson(course, name)
    _check_name(lesson)
    title = name[3:].replace("_", " ").capitalize() if title is None else " ".join(title.split())
    if not re.search(r"\w", title) or re.search(r"[|`{}<>]", title):
        raise CourseError(f"A title is some words without any of | ` {{ }} < >, not {title!r}.")
    text = (TEMPLATE / "lesson.md").read_text("utf-8")
    for placeholder, value in {
        "title": json.dumps(title, ensure_ascii=False),
        "heading": title,
        "number": str(int(name[:2])),
        "name": name,
    }.items():
        text = text.replace(f"{{{{ {placeholder} }}}}", value)
    text = saved_form(text, course.source)
    try:
        _write(lesson, text)
    except OSError as error:
        raise CourseError(f"{name} could not be written: {error.strerror}.") from None
    return [lesson.path, lesson.answers_path]


def _check_name(lesson: Lesson) -> None:
    """Raise a CourseError if the lesson cannot be called so."""
    name, course = lesson.name, lesson.course
    if not LESSON_NAME.fullmatch(name) or lesson.is_project:
        raise CourseError(
            f"{name!r} is no name for a lesson: two digits, then small letters, digits and _, such "
            "as 20_graphs."
        )
    for other in find_lessons(course):
        if other.name[:2] == name[:2]:
            raise CourseError(f"The number {name[:2]} is that of {other.name}: take another.")
        if other.name[3:] == name[3:]:
            raise CourseError(f"The name {name[3:]} is that of {other.name}: take another.")
    if lesson.answers_path.exists():
        raise CourseError(
            f"{lesson.answers_path.relative_to(course.root)} is there already, without a lesson: "
            "move it away, or take another name."
        )


def _write(lesson: Lesson, text: str) -> None:
    """Write all, the source last: it is what makes a lesson."""
    lesson.answers_path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=lesson.answers_path.parent, prefix=".new.") as folder:
        answers = Path(folder) / lesson.name
        for path in sorted((TEMPLATE / "answers").rglob("*.py")):
            write_whole(answers / path.relative_to(TEMPLATE / "answers"), path.read_text("utf-8"))
        answers.replace(lesson.answers_path)
    try:
        write_whole(lesson.path, text)
    except BaseException:
        shutil.rmtree(lesson.answers_path)
        raise
