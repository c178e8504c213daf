"""One run of `course grade` or `course regrade`: a whole class, and what has changed by it."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from course_admin.course.lessons import Lesson, find_exercises, find_lessons, is_task
from course_admin.course.settings import CourseError
from course_admin.grading.bounded import bounded
from course_admin.grading.grader import Grader, Options, Work
from course_admin.grading.handed_in import leftovers
from course_admin.grading.marks import GradedSubmission, read_marks, write_marks
from course_admin.grading.schedulers import Scheduler
from course_admin.hand_ins.finding import (
    HandedIn,
    Lessons,
    Picked,
    find_submissions,
    pick,
    quoted,
    stated_time,
    time_of,
)
from course_admin.results.gradebook import Gradebooks


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

    Attributes
    ----------
    handed_in : list of HandedIn
        What is graded.
    left_over : list of str
        A sentence on each thing that lies among the hand-ins and belongs to no student or lesson.

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
        self.lessons = Lessons(find_lessons(lesson.course))
        folder = self.gradebooks.submitted
        self.handed_in, self.left_over = find_submissions(folder, lesson.name, self.lessons)
        if not self.handed_in:
            where = f"{folder}/STUDENT/{lesson.name}/{lesson.name}.ipynb"
            others = f" Left over: {'; '.join(self.left_over)[:500]}." if self.left_over else ""
            raise CourseError(f"Nothing was handed in: there is no {where}.{others}")
        self.grader = Grader(lesson.course, lesson.name, options, scheduler)
        stated = self.grader.solved.metadata.get("course", {}).get("source_hash")
        if lesson.path.is_file() and stated != lesson.source_hash:
            raise CourseError(f"{lesson.path} has changed: run `course build {lesson.name}` first.")
        before = read_marks(lesson.course, lesson.name)
        self.before = {graded.student: graded for graded in before}
        self.stubs = answer_texts(self.grader.skeleton)
        self._works: dict[str, Work] = {}
        self._flags: dict[str, list[str]] = {}
        self._stated = {one.student: stated_time(one.home) for one in self.handed_in}

    def grade(self) -> Iterator[GradedSubmission]:
        """Judge all submissions; give each as soon as it is known. Nothing is written."""
        assert self.grader.changes  # what is wrong with the course is no student's doing
        works = [self._work(handed_in) for handed_in in self.handed_in]
        self._works = {work.student: work for work in works}
        for graded in self.grader.grade(works):
            remarks = self._leftovers(graded)
            yield replace(
                graded,
                remarks=[*graded.remarks, *remarks],
                flags=[*self._flags[graded.student], *graded.flags],
            )

    def _leftovers(self, graded: GradedSubmission) -> list[str]:
        """Name lines of lost answers that work elsewhere; none if they cannot be told."""
        try:
            answers = answer_texts(self._works[graded.student].notebook)
            return [
                f"{name}: {line}"
                for name, exercise in graded.exercises.items()
                if exercise.points < exercise.full
                for line in leftovers(answers.get(name, ""))
            ]
        except Exception:  # whatever one hands in, the others are graded
            return []

    def write(
        self, graded: list[GradedSubmission] | Iterator[GradedSubmission], *, always: bool = False
    ) -> Iterator[GradedSubmission]:
        """Enter marks into the gradebook as they come; give each, flagged if that did not work.

        Parameters
        ----------
        graded : iterable of GradedSubmission
            What `grade` gave.
        always : bool
            Whether to write those as well that are there already, as ``--force`` does.

        Raises
        ------
        CourseError
            If none could be written.
        """
        name = self.lesson.name
        always = always or self.grader.options.force
        graded = iter(graded)
        first = list(itertools.islice(graded, 1))  # the others are judged while a gradebook is made
        self.gradebooks.enter(name, self.grader.solved)
        recorded = self.gradebooks.recorded(name)
        deadline = self.gradebooks.deadline(name)
        problems, written = [], 0
        for one in itertools.chain(first, graded):
            old = self.before.get(one.student)
            stated = self._stated[one.student]
            new = replace(one, key=_key(one, stated, deadline))
            if always or one.student not in recorded or old is None or old.key != new.key:
                try:
                    self.gradebooks.record(new, self._works[one.student].notebook, stated)
                    write_marks(self.lesson.course, new)
                    written += 1
                except Exception as error:  # whatever it is, the others get their marks
                    known = isinstance(error, CourseError)
                    problems.append(str(error) if known else f"{one.student}: {error!r:.200}")
                    flag = f"its marks were not written: {problems[-1]}"
                    new = replace(new, flags=[*new.flags, flag])
            yield new
        if problems and not written:
            more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
            raise CourseError(f"{problems[0]}{more} Call again: what was judged is remembered.")

    def missing(self) -> list[str]:
        """Name those whom the gradebook knows and who handed in nothing, once marks are written."""
        return sorted(self.gradebooks.students() - {one.student for one in self.handed_in})

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
        student = handed_in.student
        try:
            picked, work = bounded(self._take, handed_in)
        except Exception as error:  # whatever one hands in, the others are graded
            problem = f"the notebook could not be taken apart: {str(error)[:200]}"
            picked = Picked(b"", [], [problem])
            work = self.grader.work(student, b"")
        stated = self._stated[student]
        file = handed_in.home / "timestamp.txt"
        if time_of(stated) is None and (stated.strip() or file.is_symlink() or file.exists()):
            what = quoted(stated.decode("utf-8", "replace").strip()[:40])
            picked.flags.append(f"timestamp.txt holds no time, but {what}: not counted as late")
        self._flags[student] = picked.flags
        repeated = set(picked.remarks)
        if not picked.content:
            return replace(work, remarks=[*picked.remarks, *picked.flags])
        remarks = [remark for remark in work.remarks if remark not in repeated]
        return replace(work, remarks=[*picked.remarks, *remarks])

    def _take(self, handed_in: HandedIn) -> tuple[Picked, Work]:
        picked = pick(handed_in, self.lesson.name, self.lessons, self._answers)
        work = self.grader.work(handed_in.student, picked.content)
        return replace(picked, content=picked.content[:1]), work  # whether there is any

    def _answers(self, content: bytes) -> dict[str, str]:
        """Give the answers in a file that are no stub: grade id -> text."""
        found = answer_texts(self.grader.rebuild(content).notebook)
        return {name: text for name, text in found.items() if text != self.stubs.get(name)}


def answer_texts(notebook: NotebookNode) -> dict[str, str]:
    """Give what stands where answers are expected: grade id of the exercise or question -> text."""
    texts = {e.id: e.answer.source for e in find_exercises(notebook)}
    for task, answer in itertools.pairwise(notebook.cells):
        if is_task(task):
            texts[task.id] = answer.source
    return texts


def _key(graded: GradedSubmission, stated: bytes, deadline: bytes) -> str:
    """Hash what decides what stands in the gradebook: verdicts, time, deadline, what was judged."""
    verdicts = [(name, one.points, one.error) for name, one in graded.exercises.items()]
    content = repr((graded.key, verdicts, graded.flags, graded.remarks, stated, deadline))
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def summary_rows(graded: list[GradedSubmission]) -> list[tuple[str, ...]]:
    """Give a table: points by student and exercise, and what to look at."""
    graded = sorted(graded, key=lambda one: one.student)
    names = list(dict.fromkeys(name for one in graded for name in one.exercises))
    rows = [("student", *names, "points", "repaired", "flags")]
    for one in graded:
        points = [f"{one.exercises[name].points:g}" for name in names]
        total = f"{one.points:g}/{one.full:g}"
        flags = "; ".join(one.flags[:20])
        flags = flags if len(flags) <= 60 else flags[:59] + "…"
        rows.append((one.student, *points, total, str(len(one.remarks) or ""), flags))
    return rows
