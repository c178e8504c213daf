"""The text of a lesson as jupytext reads it, and what is wrong with one that cannot be read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import jupytext
import nbformat
import yaml
from jupytext.myst import MystMetadataParsingError
from nbformat import NotebookNode

from course_admin.course.settings import CourseError

FORMAT = {"extension": ".md", "format_name": "myst"}
# What the front matter says of a lesson below `course:`.
ABOUT = {"title": (str, "a text"), "minutes": (int, "a whole number"), "summary": (str, "a text")}
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_CELL = re.compile(r"^(\+\+\+|```)", re.MULTILINE)
# What the course reads of a cell's metadata.
CELL_METADATA = {
    "slideshow": (dict, "have a slide_type below it"),
    "nbgrader": (dict, "have grade_id and the rest below it"),
    "course": (dict, "have context, needs or tolerance below it"),
}
# What it reads of what stands below `course`.
COURSE_METADATA = {
    "tolerance": ((int, float), "be a number"),
    "context": (str, "be a name"),
    "needs": (list, "be a list of names: [one, another]"),
    "without": (list, "be a list of names: [one, another]"),
    "hidden": (list, "be a list of files in source/hidden: [one.npz]"),
    "code_bytes": (int, "be a whole number"),
    "cpu_seconds": (int, "be a whole number"),
    "alt": ((str, list), "be a text, or a list of texts, one for each picture"),
}
_UNREADABLE = (
    AssertionError,
    AttributeError,
    KeyError,
    MystMetadataParsingError,
    TypeError,
    ValueError,
    yaml.YAMLError,
)


class SourceError(CourseError):
    """A source that cannot be used as it stands.

    Parameters
    ----------
    path : Path
        The source.
    problems : list of str
        What is wrong with it and what to do, each a part of a sentence that begins with the file.
    """

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__(f"{path.parent.name}/{path.name}: {'; '.join(problems)}.")
        self.path = path
        self.problems = problems

    def __reduce__(self) -> tuple:
        """Let joblib hand it from a worker to the command."""
        return SourceError, (self.path, self.problems)


def read_source(path: Path) -> NotebookNode:
    """Give the notebook that a source describes, placeholders unfilled; not to be changed.

    Raises
    ------
    SourceError
        If it cannot be read.
    """
    try:
        return parse_source(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError(path, ["is not text in UTF-8: save it in that encoding"]) from None
    except OSError as error:
        raise SourceError(path, [f"cannot be read ({error.strerror})"]) from None
    except CourseError as error:
        raise SourceError(path, [str(error)]) from None


def read_lesson(path: Path) -> NotebookNode:
    """Read the source of a lesson, which says of itself what a lesson must say.

    Raises
    ------
    SourceError
        If it cannot be read, or its front matter lacks something.
    """
    try:
        problems = about_problems(path.read_text("utf-8-sig"))
    except (CourseError, UnicodeDecodeError, OSError):
        problems = []  # `read_source` says it
    if problems:
        raise SourceError(path, problems)
    return read_source(path)


@lru_cache(maxsize=64)
def parse_source(text: str) -> NotebookNode:
    """Parse a source once, however many parts of a command look at the lesson; never changed."""
    for name in _names_without_value(_front_matter(text) or {}):
        raise CourseError(f"in the front matter, {name}: has no value; write one, or take it out")
    try:
        notebook = jupytext.reads(text, fmt=FORMAT)
    except nbformat.ValidationError as error:
        where = "/".join(map(str, error.original.absolute_path))
        raise CourseError(f"is no notebook: {where}: {error.message}") from None
    except _UNREADABLE as error:
        message = " ".join((str(error) or type(error).__name__).splitlines()[:3])
        raise CourseError(f"cannot be read as a notebook: {message}") from None
    for number, cell in enumerate(notebook.cells):
        for name, (kind, wanted) in CELL_METADATA.items():
            if not isinstance(cell.metadata.get(name, kind()), kind):
                raise CourseError(f"in the metadata of cell {number}, `{name}` must {wanted}")
        for name, (kind, wanted) in COURSE_METADATA.items():
            value = cell.metadata.get("course", {}).get(name)
            if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
                raise CourseError(
                    f"in the metadata of cell {number}, `course: {name}` must {wanted}"
                    f"{_as_yaml_writes_it(value)}"
                )
    return notebook


def _as_yaml_writes_it(value: object) -> str:
    """Say how a number is written that YAML takes for a text, such as 1e-05; else nothing."""
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            return f" (YAML takes {value} for a text: write {float(value):.1e})"
    return ""


def about_problems(text: str) -> list[str]:
    """Say what the front matter of a lesson lacks; ``text`` is its whole source."""
    metadata = _front_matter(text)
    if metadata is None:
        return [
            "has no front matter: it must begin with a block between two lines ---, with title, "
            "minutes and summary below course:, as CONTRIBUTING.md shows"
        ]
    about = metadata.get("course")
    if not isinstance(about, dict):
        return [
            "the front matter lacks course: with title, minutes and summary below it; write them "
            "anew, or get them back with git"
        ]
    problems = []
    for name, (kind, wanted) in ABOUT.items():
        value = about.get(name)
        if value is None:
            problems.append(f"the front matter lacks course: {{{name}: …}}, {wanted}")
        elif not isinstance(value, kind) or isinstance(value, bool):
            problems.append(f"in the front matter, course: {{{name}: {value!r}}} must be {wanted}")
        elif not value or (kind is int and value < 0):
            problems.append(f"in the front matter, course: {{{name}: {value!r}}} says nothing")
    return problems


def _front_matter(text: str) -> dict | None:
    """Read the front matter alone: None if there is none, a CourseError if it cannot be read."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    if _CELL.search(match[1]):
        raise CourseError("the front matter has no end: write a line --- below it")
    try:
        metadata = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise CourseError(
            f"the front matter is not YAML: {problem or error}{where}; a text with a colon or a "
            "quotation mark in it needs quotes around it"
        ) from None
    if not isinstance(metadata, dict):
        raise CourseError(
            "the front matter must be a table, with course:, jupytext: and kernelspec: in it, as "
            "CONTRIBUTING.md shows"
        )
    return metadata


def _names_without_value(table: dict) -> Iterator[str]:
    """Give the names that jupytext cannot read."""
    for name, value in table.items():
        if value is None:
            yield str(name)
        elif isinstance(value, dict):
            yield from _names_without_value(value)
