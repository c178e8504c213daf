"""One run of `course grade` or `course regrade`: a whole class, and what has changed by it."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from course_admin.course.lessons import Lesson
from course_admin.course.settings import CourseError
from course_admin.grading.grader import Grader, Options, Work
from course_admin.grading.marks import GradedSubmission, read_marks, write_marks
from course_admin.grading.schedulers import Scheduler
from course_admin.results.gradebook import Gradebooks, HandedIn, find_submissions, read_submission


@dataclass(frozen=True)
class Change:
    """An answer whose points differ from those it had; ``before`` is None if it had none."""

    student: str
    exercise: str
    before: float | None
    after: float

    def __str__(self) -> str:
        """Say it in a line."""
        before = "-" if self.before is None else f"{self.before:g}"
        return f"{self.student}, {self.exercise}: {before} → {self.after:g}"


class Run:
    """Grades what a class handed in for one lesson.

    Parameters
    ----------
    lesson : Lesson
        The lesson, built.
    submitted : Path or None
        The folder with a folder for each student; nbgrader's by default.
    options : Options
        How to grade.
    scheduler : Scheduler
        Where.

    Raises
    ------
    CourseError
        If nothing was handed in, or the lesson was not built, or changed since.
    """

    def __init__(
        self, lesson: Lesson, submitted: Path | None, options: Options, scheduler: Scheduler
    ) -> None:
        self.lesson = lesson
        self.gradebooks = Gradebooks(lesson.course, submitted)
        self.handed_in = find_submissions(self.gradebooks.submitted, lesson.name)
        self.grader = Grader(lesson.course, lesson.name, options, scheduler)
        stated = self.grader.solved.metadata.get("course", {}).get("source_hash")
        if lesson.path.is_file() and stated != lesson.source_hash:
            raise CourseError(f"{lesson.path} has changed: run `course build {lesson.name}` first.")
        before = read_marks(lesson.course, lesson.name)
        self.before = {graded.student: graded for graded in before}
        self._works: dict[str, Work] = {}

    def grade(self) -> Iterator[GradedSubmission]:
        """Judge all submissions; give each as soon as it is known. Nothing is written."""
        works = [self._work(handed_in) for handed_in in self.handed_in]
        self._works = {work.student: work for work in works}
        for graded in self.grader.grade(works):
            timestamp = self.gradebooks.timestamp(graded.student, graded.lesson)
            key = hashlib.sha256(graded.key.encode() + timestamp).hexdigest()
            yield replace(graded, key=key)

    def write(
        self, graded: list[GradedSubmission] | Iterator[GradedSubmission]
    ) -> Iterator[GradedSubmission]:
        """Enter marks into the gradebook as they come, but those that are there already.

        Raises
        ------
        CourseError
            If some could not be written, after all others were.
        """
        name = self.lesson.name
        graded = iter(graded)
        first = list(itertools.islice(graded, 1))  # the others are judged while a gradebook is made
        self.gradebooks.enter(name, self.grader.solved)
        recorded = self.gradebooks.recorded(name)
        problems = []
        for one in itertools.chain(first, graded):
            old = self.before.get(one.student)
            if one.student not in recorded or old is None or old.key != one.key:
                try:
                    self.gradebooks.record(one, self._works[one.student].notebook)
                    write_marks(self.lesson.course, one)
                except CourseError as error:
                    problems.append(str(error))
            yield one
        if problems:
            more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
            raise CourseError(f"{problems[0]}{more} Call again: what was judged is remembered.")

    def changes(self, graded: list[GradedSubmission]) -> list[Change]:
        """Compare points with those of the run before."""
        found = []
        for one in graded:
            old = self.before.get(one.student)
            for name, exercise in one.exercises.items():
                known = old.exercises.get(name) if old else None
                points = None if known is None else known.points
                if points != exercise.points:
                    found.append(Change(one.student, name, points, exercise.points))
        return found

    def _work(self, handed_in: HandedIn) -> Work:
        assert self.grader.ways  # what is wrong with the course is no student's doing
        try:
            work = self.grader.work(handed_in.student, read_submission(handed_in.path))
        except Exception as error:  # whatever one hands in, the others are graded
            work = self.grader.work(handed_in.student, b"")
            work.remarks.append(f"the notebook could not be taken apart: {error!r:.200}")
        return replace(work, remarks=[*handed_in.remarks, *work.remarks])


def summary_rows(graded: list[GradedSubmission]) -> list[tuple[str, ...]]:
    """Give a table: points by student and exercise, and what to look at."""
    graded = sorted(graded, key=lambda one: one.student)
    names = list(dict.fromkeys(name for one in graded for name in one.exercises))
    rows = [("student", *names, "points", "repaired", "flags")]
    for one in graded:
        points = [f"{one.exercises[name].points:g}" for name in names]
        total = f"{one.points:g}/{one.full:g}"
        flags = "; ".join(one.flags)
        flags = flags if len(flags) <= 60 else flags[:59] + "…"
        rows.append((one.student, *points, total, str(len(one.remarks) or ""), flags))
    return rows
