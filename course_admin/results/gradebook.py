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
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
from nbgrader.utils import find_all_files
from traitlets.config import Config

from course_admin.course.lessons import find_exercises
from course_admin.course.release import nbgrader_config
from course_admin.course.settings import Course, CourseError
from course_admin.grading.handed_in import MAXIMUM_BYTES
from course_admin.grading.marks import GradedSubmission, marks_folder
from course_admin.hand_ins.finding import read_submission, stated_time, time_of
from course_admin.results.class_list import read_class_list


@dataclass(frozen=True)
class Prepared:
    """A submission that was judged before nbgrader's converter looks at it."""

    notebook: NotebookNode
    graded: GradedSubmission


# Judged submissions, by lesson and student, for the preprocessors of nbgrader_config.py.
prepared: dict[tuple[str, str], Prepared] = {}


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
        return time_of(stated_time(Path(dest_path)))


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
    """nbgrader's Autograde for the one submission that `Gradebooks.record` lays out."""

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
        with quiet(), explained(f"{lesson} could not be entered into the gradebook"):
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                gradebook.update_or_create_assignment(lesson)
            for step in steps:
                notebook, resources = step(config=self.config).preprocess(notebook, resources)

    def recorded(self, lesson: str) -> set[str]:
        """Name the students who have marks for a lesson."""
        with (
            explained("the gradebook could not be read"),
            Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook,
        ):
            try:
                submissions = gradebook.find_assignment(lesson).submissions
            except MissingEntry:
                return set()
            return {
                s.student_id for s in submissions if self.autograded(s.student_id, lesson).is_file()
            }

    def students(self) -> set[str]:
        """Name everybody whom the gradebook knows, once: by the id under which they handed in."""
        if not (self.course.root / "gradebook.db").is_file():
            return set()
        with (
            explained("the gradebook could not be read"),
            Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook,
        ):
            known = read_class_list(gradebook, self.submitted)
            return known.people.keys() - known.matched

    def autograded(self, student: str, lesson: str) -> Path:
        """Give the place of a graded notebook."""
        home = self.coursedir.format_path(self.coursedir.autograded_directory, student, lesson)
        return Path(home) / f"{lesson}.ipynb"

    def deadline(self, lesson: str) -> bytes:
        """Give what decides how much is taken off for what came when, as bytes to compare."""
        settings = [self.config.get(n, {}) for n in ("LateSubmissionPlugin", "AssignLatePenalties")]
        due, more = None, []
        with (
            explained("the gradebook could not be read"),
            Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook,
            suppress(MissingEntry),
        ):
            assignment = gradebook.find_assignment(lesson)
            due = assignment.duedate
            more = sorted(
                (s.student_id, s.extension) for s in assignment.submissions if s.extension
            )
        return repr((due, more, settings)).encode()

    def record(self, graded: GradedSubmission, notebook: NotebookNode, stated: bytes) -> None:
        """Write the marks of one submission, and its graded notebook.

        Parameters
        ----------
        graded : GradedSubmission
            The marks.
        notebook : NotebookNode
            The rebuilt notebook.
        stated : bytes
            When it was handed in, as nbgrader's ``timestamp.txt`` says it; empty if nobody knows.

        Raises
        ------
        CourseError
            If they could not be written. Those of others are not touched.
        """
        key = graded.lesson, graded.student
        prepared[key] = Prepared(notebook, graded)
        config = copy.deepcopy(self.config)
        config.CourseDirectory.ignore = ["*"]  # nothing that lies beside the notebook
        try:
            with (
                quiet() as said,
                explained(f"{graded.student}: no marks were written", said),
                tempfile.TemporaryDirectory(prefix="recorded-") as place,
            ):
                # What nbgrader looks at: a file of the right name, whatever the student called it.
                # Where there is none, it takes questions to discuss for read, with no points.
                config.CourseDirectory.submitted_directory = place
                home = Path(place, graded.student, graded.lesson)
                home.mkdir(parents=True)
                (home / f"{graded.lesson}.ipynb").write_bytes(b"{}")
                (home / "timestamp.txt").write_bytes(stated)
                coursedir = Folders(config=config)
                coursedir.assignment_id = coursedir.notebook_id = graded.lesson
                coursedir.student_id = glob.escape(graded.student)
                converter = Recorder(coursedir=coursedir, config=config)
                converter.force = converter.create_student = True
                converter.start()
                if stated:  # beside it, where nbgrader looks whether it is up to date
                    kept = self.autograded(graded.student, graded.lesson).parent / "timestamp.txt"
                    kept.unlink(missing_ok=True)  # nbgrader makes files read-only
                    kept.write_bytes(stated)
        finally:
            del prepared[key]


def outputs_of(notebook: NotebookNode, graded: GradedSubmission) -> None:
    """Write the verdicts into a notebook, such that nbgrader reads the same points from it."""
    for exercise in find_exercises(notebook, graded.student):
        one = graded.exercises[exercise.id]
        exercise.answer.outputs = []
        if one.printed:
            output = nbformat.v4.new_output("stream", name="stdout", text=one.printed)
            exercise.answer.outputs = [output]
        if one.error is None and not one.measured and one.points == one.full:
            passed = "✓ All tests accept the answer.\n"
            output = nbformat.v4.new_output("stream", name="stdout", text=passed)
        elif one.error is None and one.measured:  # nbgrader takes such a number for the points
            data = {"text/plain": f"{one.points:g}"}
            output = nbformat.v4.new_output("execute_result", data=data)
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
def quiet() -> Iterator[list[str]]:
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
def explained(what: str, said: list[str] | None = None) -> Iterator[None]:
    """Turn what nbgrader, its database or the disk raises into a sentence."""
    try:
        yield
    except (NbGraderException, sqlalchemy.exc.SQLAlchemyError, OSError, RuntimeError) as error:
        reasons = [line.strip().splitlines()[-1] for line in said or [] if line.strip()]
        causes = [r for r in reasons if "rror" in r and "There was an error" not in r]
        reason = (causes or [str(error).strip().splitlines()[0]])[0]
        raise CourseError(f"{what}: {reason}") from None
