"""The page on which JupyterLab opens: the lessons in order, and what is done of them so far."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from nbformat import NotebookNode

from course_admin.course.lessons import KERNELSPEC, LANGUAGE_INFO, Lesson
from course_admin.course.settings import Course
from course_admin.course.sources import read_source

NAME = "welcome"


def source_path(course: Course) -> Path:
    """Give the file in which it is written; a course may have none."""
    return course.source / f"{NAME}.md"


def notebook_path(course: Course) -> Path:
    """Give the notebook that is made of it."""
    return course.notebooks / f"{NAME}.ipynb"


def welcome(course: Course, lessons: list[Lesson]) -> NotebookNode:
    """Make the welcome notebook for ``lessons``; it is not executed and has no outputs.

    In its text, ``{{ title }}`` is the course's title, and ``{{ lessons }}`` the list of lessons.
    """
    notebook = deepcopy(read_source(source_path(course)))
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{NAME}-{number}"
        cell.source = cell.source.replace("{{ title }}", course.title).replace(
            "{{ lessons }}", _table(lessons)
        )
    notebook.metadata = NotebookNode(kernelspec=KERNELSPEC, language_info=LANGUAGE_INFO)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def _table(lessons: list[Lesson]) -> str:
    rows = ["| Lesson | What it is about | Time |", "| --- | --- | --- |"]
    for lesson in lessons:
        about = lesson.front_matter
        link = f"[{lesson.number} {about['title']}]({lesson.name}/{lesson.name}.ipynb)"
        rows.append(f"| {link} | {about['summary']} | {about['minutes']} min |")
    return "\n".join(rows)
