"""Marks into nbgrader's gradebook, by nbgrader's own converter.

`record` runs what ``nbgrader autograde`` runs, on one submission that was judged already: so manual
marks, late penalties, timestamps, Formgrader, feedback and export go on as nbgrader does them. Only
one process may call it at a time.
"""

from __future__ import annotations

import copy
import glob
import logging
import os
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
import sqlalchemy.exc
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters import base as nbgrader_converter
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests, SaveCells
from nbgrader.utils import find_all_files, parse_utc
from traitlets.config import Config

from course_admin.course.lessons import find_exercises
from course_admin.course.release import nbgrader_config
from course_admin.course.settings import Course, CourseError
from course_admin.grading.marks import GradedSubmission, marks_folder
from course_admin.grading.rebuilding import MAXIMUM_BYTES


@dataclass(frozen=True)
class HandedIn:
    """One student's hand-in of a lesson: the file that counts, or None."""

    student: str
    path: Path | None
    remarks: list[str]


@dataclass(frozen=True)
class Prepared:
    """A submission that was judged before nbgrader's converter looks at it."""

    notebook: NotebookNode
    graded: GradedSubmission


# Judged submissions, by lesson and student, for the preprocessors of nbgrader_config.py.
prepared: dict[tuple[str, str], Prepared] = {}


def find_submissions(folder: Path, lesson: str) -> list[HandedIn]:
    """Find what was handed in: ``FOLDER/STUDENT/LESSON/LESSON.ipynb``.

    A folder that holds one notebook under another name counts with that one.

    Raises
    ------
    CourseError
        If there is nothing.
    """
    found = []
    for home in sorted(p for p in folder.glob(f"*/{lesson}") if p.is_dir()):
        path, remarks = home / f"{lesson}.ipynb", []
        if home.is_symlink() or home.parent.is_symlink():
            path, remarks = None, ["the folder is a link; it was not followed"]
        elif path.is_symlink():
            remarks = ["the file is a link; it was not followed"]
        elif not path.exists():
            others = sorted(p for p in home.glob("*.ipynb") if p.is_file() and not p.is_symlink())
            if len(others) == 1:
                path = others[0]
                remarks = [f"the file is called {path.name!r}; it was taken all the same"]
            else:
                remarks = [f"there is no file {path.name}"]
        found.append(HandedIn(home.parent.name, path, remarks))
    if not found:
        raise CourseError(
            f"Nothing was handed in: there is no {folder}/STUDENT/{lesson}/{lesson}.ipynb."
        )
    return found


def read_submission(path: Path | None) -> bytes:
    """Read what may be a notebook: at most what one may have, of a regular file that is no link."""
    if path is None:
        return b""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _NONBLOCK)
    except OSError:
        return b""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return b""
    with os.fdopen(handle, "rb") as file:
        return file.read(MAXIMUM_BYTES + 1)


_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for somebody who writes


class SubmissionExporter(NotebookExporter):
    """Reads submissions for nbgrader's Autograde: whatever the file is, it is no error.

    The preprocessor `Rebuild` finds the file's bytes in the resources.
    """

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """Read a submission; of one that is no notebook, give an empty notebook."""
        if not getattr(self.parent, "_sanitizing", False):
            return super().from_filename(filename, resources, **kwargs)
        content = read_submission(Path(filename))
        resources["nbgrader"]["submission"] = content
        return self.from_notebook_node(nbformat.v4.new_notebook(), resources, **kwargs)


class Folders(CourseDirectory):
    """nbgrader's folders; no file with the time of a submission stops it, whatever that file is."""

    def get_existing_timestamp(self, dest_path: str) -> datetime | None:
        """Give the time that stands in a regular file; None if there is none."""
        content = read_submission(Path(dest_path) / "timestamp.txt")[:1000]
        try:
            return parse_utc(content.decode().strip()) if content.strip() else None
        except (ValueError, OverflowError):
            return None


def read_only_regular_files() -> None:
    """Keep nbgrader's own commands from pipes, links, devices and huge files in what is handed in.

    nbgrader opens the file with the time of a submission, and copies what lies beside a notebook,
    whatever it is, and has no setting against that: a pipe holds it up for ever, and a link to
    ``/dev/zero`` fills the disk. ``nbgrader_config.py`` calls this.
    """
    CourseDirectory.get_existing_timestamp = Folders.get_existing_timestamp
    nbgrader_converter.find_all_files = _find_regular_files


def _find_regular_files(path: str, exclude: list[str] | None = None) -> list[str]:
    """Find files as nbgrader does, but for those that are not regular, or too large."""
    found = {name: os.lstat(name) for name in find_all_files(path, exclude)}
    return [
        name
        for name, status in found.items()
        if stat.S_ISREG(status.st_mode) and status.st_size <= MAXIMUM_BYTES
    ]


class Recorder(Autograde):
    """nbgrader's Autograde for one submission, whether its file is where it belongs or not."""

    def init_notebooks(self) -> None:
        """Take the one submission that `record` names, without looking for it."""
        student = glob_unescaped(self.coursedir.student_id)
        home = self._format_source(self.coursedir.assignment_id, student)
        self.assignments = {home: [str(Path(home) / f"{self.coursedir.assignment_id}.ipynb")]}


def glob_unescaped(text: str) -> str:
    """Undo `glob.escape`."""
    for letter in "*?[":
        text = text.replace(f"[{letter}]", letter)
    return text


class Gradebooks:
    """The gradebook of a course, as nbgrader_config.py says where it is.

    Parameters
    ----------
    course : Course
        The course.
    submitted : Path, optional
        Where submissions are; what nbgrader_config.py says by default.
    """

    def __init__(self, course: Course, submitted: Path | None = None) -> None:
        self.course = course
        self.config: Config = copy.deepcopy(nbgrader_config(course.root))
        self.config.CourseDirectory.root = str(course.root)
        if submitted is not None:
            relative = os.path.relpath(submitted.resolve(), course.root)
            self.config.CourseDirectory.submitted_directory = relative
        self.coursedir = CourseDirectory(config=self.config)

    @property
    def submitted(self) -> Path:
        """The folder with a folder for each student."""
        return Path(self.coursedir.root, self.coursedir.submitted_directory)

    def enter(self, lesson: str, solved: NotebookNode) -> None:
        """Enter a lesson's exercises, or what has changed of them, into the gradebook.

        Raises
        ------
        CourseError
            If exercises came or went since submissions were graded: nbgrader cannot do that.
        """
        from nbgrader.converters import GenerateAssignment

        converter = GenerateAssignment(coursedir=self.coursedir, config=self.config)
        steps = list(converter.preprocessors)
        steps = steps[: steps.index(SaveCells) + 1] if SaveCells in steps else []
        assert ClearHiddenTests not in steps
        resources = {
            "nbgrader": {
                "notebook": lesson,
                "assignment": lesson,
                "student": ".",
                "db_url": self.coursedir.db_url,
            },
            "metadata": {},
        }
        notebook = nbformat.from_dict(solved)
        with _quiet(), _explained(f"{lesson} could not be entered into the gradebook"):
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                gradebook.update_or_create_assignment(lesson)
            for step in steps:
                notebook, resources = step(config=self.config).preprocess(notebook, resources)

    def recorded(self, lesson: str) -> set[str]:
        """Name the students who have marks for a lesson."""
        with (
            _explained("the gradebook could not be read"),
            Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook,
        ):
            try:
                submissions = gradebook.find_assignment(lesson).submissions
            except MissingEntry:
                return set()
            return {
                s.student_id for s in submissions if self.autograded(s.student_id, lesson).is_file()
            }

    def autograded(self, student: str, lesson: str) -> Path:
        """Give the place of a graded notebook."""
        home = self.coursedir.format_path(self.coursedir.autograded_directory, student, lesson)
        return Path(home) / f"{lesson}.ipynb"

    def record(self, graded: GradedSubmission, notebook: NotebookNode) -> None:
        """Write the marks of one submission, and its graded notebook.

        Raises
        ------
        CourseError
            If they could not be written. Those of others are not touched.
        """
        key = graded.lesson, graded.student
        prepared[key] = Prepared(notebook, graded)
        config = copy.deepcopy(self.config)
        config.CourseDirectory.ignore = ["*"]  # nothing that lies beside the notebook
        coursedir = Folders(config=config)
        coursedir.assignment_id = coursedir.notebook_id = graded.lesson
        coursedir.student_id = glob.escape(graded.student)
        converter = Recorder(coursedir=coursedir, config=config)
        converter.force = converter.create_student = True
        try:
            with _quiet() as said, _explained(f"{graded.student}: no marks were written", said):
                converter.start()
                self._copy_timestamp(graded.student, graded.lesson)
        finally:
            del prepared[key]

    def timestamp(self, student: str, lesson: str) -> bytes:
        """Give the text of the file in which nbgrader notes when a submission was made."""
        home = self.coursedir.format_path(self.coursedir.submitted_directory, student, lesson)
        return read_submission(Path(home) / "timestamp.txt")[:1000]

    def _copy_timestamp(self, student: str, lesson: str) -> None:
        """Lay it beside the graded notebook, where nbgrader looks whether that is up to date."""
        content = self.timestamp(student, lesson)
        if content:
            (self.autograded(student, lesson).parent / "timestamp.txt").write_bytes(content)


def outputs_of(notebook: NotebookNode, graded: GradedSubmission) -> None:
    """Write the verdicts into a notebook, such that nbgrader reads the same points from it."""
    for exercise in find_exercises(notebook, graded.student):
        one = graded.exercises[exercise.id]
        exercise.answer.outputs = []
        if one.printed:
            output = nbformat.v4.new_output("stream", name="stdout", text=one.printed)
            exercise.answer.outputs = [output]
        if one.points == one.full:
            passed = "✓ All tests accept the answer.\n"
            output = nbformat.v4.new_output("stream", name="stdout", text=passed)
        else:
            name, _, message = (one.error or "Tampered: ").partition(": ")
            lines = [f"{name}: {message}", *(f"⚑ {flag}" for flag in one.flags)]
            output = nbformat.v4.new_output("error", ename=name, evalue=message, traceback=lines)
        exercise.check.outputs = [output]


def stale(course: Course, lesson: str, students: set[str]) -> list[Path]:
    """Find results of students who have no submission any more."""
    found = marks_folder(course, lesson).glob("*.json")
    return sorted(path for path in found if path.stem not in students)


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep what nbgrader logs as errors to oneself."""
    said: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: said.append(record.getMessage())
    log = logging.getLogger("traitlets")
    level, handlers, log.handlers = log.level, log.handlers, [handler]
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)  # of nbgrader's own queries
            yield said
    finally:
        log.handlers = handlers
        log.setLevel(level)


@contextmanager
def _explained(what: str, said: list[str] | None = None) -> Iterator[None]:
    """Turn what nbgrader, its database or the disk raises into a sentence."""
    try:
        yield
    except (NbGraderException, sqlalchemy.exc.SQLAlchemyError, OSError, RuntimeError) as error:
        reasons = [line.strip().splitlines()[-1] for line in said or [] if line.strip()]
        causes = [r for r in reasons if "rror" in r and "There was an error" not in r]
        reason = (causes or [str(error).strip().splitlines()[0]])[0]
        raise CourseError(f"{what}: {reason}") from None
