"""The form in which JupyterLab saves a source, so that a save changes nothing but what was edited.

jupytext writes the file; ``source/jupytext.toml`` says what it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import jupytext
from jupytext.config import (
    JupytextConfiguration,
    JupytextConfigurationError,
    load_jupytext_configuration_file,
)
from nbformat import NotebookNode
from traitlets import TraitError

from course_admin.course.findings import Finding
from course_admin.course.lessons import LANGUAGE_INFO, Lesson
from course_admin.course.settings import Course, CourseError
from course_admin.course.sources import (
    CELL_METADATA,
    FORMAT,
    SourceError,
    parse_source,
    read_source,
)
from course_admin.course.welcome import source_path
from course_utils.whole_files import write_whole

OPTIONS = "jupytext.toml"
# What JupyterLab notes when Python's usual kernel runs.
KERNELSPEC = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
# Left by jupytext and by front ends; of no meaning to the course.
_PASSING = {"jupyter", "language_info"}


def saved_text(source: Path) -> str:
    """Give the text that JupyterLab writes when ``source`` is opened as a notebook and saved.

    Raises
    ------
    CourseError
        If the source cannot be read, or there is no ``jupytext.toml`` beside it.
    """
    read_source(source)
    return saved_form(source.read_text("utf-8-sig"), source.parent)


def saved_form(text: str, folder: Path) -> str:
    """Give what JupyterLab makes of ``text``, the text of a source in ``folder``."""
    options = read_options(folder)
    notebook = jupytext.reads(text, FORMAT, config=options)
    notebook.metadata["kernelspec"] = dict(KERNELSPEC)
    notebook.metadata["language_info"] = LANGUAGE_INFO
    return jupytext.writes(notebook, FORMAT, config=options)


def read_options(folder: Path) -> JupytextConfiguration:
    """Read what ``jupytext.toml`` in ``folder`` says; a CourseError if it cannot be read."""
    path = folder / OPTIONS
    try:
        return load_jupytext_configuration_file(str(path), path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, JupytextConfigurationError, TraitError) as error:
        raise CourseError(f"{folder.name}/{OPTIONS} cannot be read: {error}") from None


def options_findings(course: Course) -> Iterator[Finding]:
    """Say if JupyterLab has nothing to go by when it saves a source."""
    path = course.source / OPTIONS
    if not path.is_file():
        yield Finding(
            str(path.relative_to(course.root)),
            "is missing: without it JupyterLab drops the front matter of what it saves; get it "
            "back with git",
        )


def form_findings(source: Path) -> Iterator[Finding]:
    """Say in what a save in JupyterLab would change ``source``, though nothing was edited."""
    if not (source.parent / OPTIONS).is_file():
        return  # `options_findings` says it, once
    text = saved_text(source)
    if source.read_bytes() == text.encode():
        return
    if lost := _lost(source, text):
        yield Finding(source.name, lost)
    else:
        yield Finding(
            source.name,
            "is not written as JupyterLab writes it, so that a save there changes more than was "
            "edited: run `course check --fix`",
        )


def mend(source: Path) -> bool:
    """Write ``source`` as JupyterLab would, unless that loses something; whether it changed.

    Raises
    ------
    CourseError
        As `saved_text`.
    """
    text = saved_text(source)
    if source.read_bytes() == text.encode() or _lost(source, text):
        return False
    write_whole(source, text)
    return True


def mend_all(course: Course, lessons: list[Lesson]) -> Iterator[Path]:
    """Mend the sources of ``lessons`` and the welcome page; give those that changed.

    What cannot be read stays as it is.
    """
    for source in [*(lesson.path for lesson in lessons), source_path(course)]:
        if source.is_file() and (source.parent / OPTIONS).is_file():
            try:
                if mend(source):
                    yield source
            except SourceError:
                continue  # the check says what is wrong


def _lost(source: Path, text: str) -> str:
    """Say what ``text``, saved from ``source``, lacks; nothing if all is there."""
    before, after = read_source(source), parse_source(text)
    names = [name for name in before.metadata if name not in {*after.metadata, *_PASSING}]
    if names:
        return (
            f"JupyterLab drops `{'`, `'.join(names)}` from the front matter when it saves: put it "
            "below course:, or take it out"
        )
    if before.metadata.get("course") != after.metadata.get("course"):
        return "JupyterLab changes what the front matter says below course: write it more plainly"
    for number, (cell, saved) in enumerate(zip_longest(before.cells, after.cells)):
        if cell is None or saved is None or _said(cell) != _said(saved):
            return f"JupyterLab changes what cell {number} says when it saves: write it otherwise"
    return ""


def _said(cell: NotebookNode) -> tuple:
    """Give what the course reads of a cell."""
    return cell.cell_type, cell.source, {name: cell.metadata.get(name) for name in CELL_METADATA}
