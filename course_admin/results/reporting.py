"""`course report`: how a class did, as plain data, as tables, and as a CSV file for an LMS.

Marks come from nbgrader's gradebook, so that manual ones and late penalties count. What the checks
said comes from the results that grading left behind: see `marks`. `report_page` draws the pages.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import mean, median
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import func

from course_admin.course.lessons import Exercise, Lesson, find_exercises, grade_id
from course_admin.course.release import nbgrader_config, release
from course_admin.course.settings import Course, CourseError
from course_admin.course.shown import shown_cell, shown_first
from course_admin.grading.hints import hint_kind
from course_admin.grading.marks import GradedExercise, GradedSubmission, read_marks
from course_admin.results.class_list import ClassList, read_class_list
from course_admin.results.similarity import SimilarPair, similar_pairs

STUB_ERROR = "NotImplementedError"
NO_HINT = "(no hint: "
MOST_PAIRS = 50


@dataclass(frozen=True)
class StudentMarks:
    """What one student got in one lesson.

    Attributes
    ----------
    student, first_name, last_name, email : str
        As in the gradebook; empty where it does not know.
    score, full : float
        Points after the late penalty, manual ones included; what full marks are.
    late : str
        By how long it came after the deadline, such as ``2 d 3 h``; empty if it did not.
    late_penalty : float
        What was taken off.
    waits : bool
        Whether somebody has still to read an answer: the score may rise.
    flags, remarks : list of str
        What to look at, and what was repaired.
    sandboxed : bool or None
        Whether it was graded in the jail; None where that is not known.
    listed, lms_id : str
        The id in the class list, if it is another, and the LMS's; empty if unknown.
    is_name : bool
        Whether the id is a name that an LMS gave, of nobody whom the class list has.
    """

    student: str
    first_name: str
    last_name: str
    email: str
    score: float
    full: float
    late_penalty: float
    waits: bool
    flags: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    sandboxed: bool | None = None
    listed: str = ""
    lms_id: str = ""
    is_name: bool = False
    late: str = ""


@dataclass(frozen=True)
class ExerciseSuccess:
    """How many answers to an exercise were right, wrong or missing."""

    exercise: str
    title: str
    right: int
    wrong: int
    missing: int


@dataclass(frozen=True)
class HintCount:
    """How many students met a hint: with ``…`` for numbers that differ."""

    exercise: str
    hint: str
    count: int


@dataclass(frozen=True)
class LessonReport:
    """How a class did in one lesson.

    Attributes
    ----------
    lesson, title : str
        Which one.
    students : list of StudentMarks
        Who handed in, by name.
    exercises : list of ExerciseSuccess
        In the lesson's order.
    hints : list of HintCount
        The commonest first.
    similar : list of SimilarPair
        Answers to read side by side.
    missing : list of StudentMarks
        Who is in the gradebook and handed in nothing, by name.
    """

    lesson: str
    title: str
    students: list[StudentMarks]
    exercises: list[ExerciseSuccess]
    hints: list[HintCount]
    similar: list[SimilarPair]
    missing: list[StudentMarks] = field(default_factory=list)

    @property
    def full(self) -> float:
        """What full marks are."""
        return max((one.full for one in self.students), default=0.0)

    @property
    def waiting(self) -> int:
        """How many submissions somebody has still to read."""
        return sum(one.waits for one in self.students)

    @property
    def to_look_at(self) -> list[StudentMarks]:
        """The submissions that were flagged, damaged, or graded without the jail."""
        return [one for one in self.students if one.flags or one.remarks or one.sandboxed is False]

    def as_dict(self) -> dict[str, Any]:
        """Give the report as plain data, for ``--json``."""
        return asdict(self)


def report_lessons(
    course: Course, lessons: list[Lesson], *, named: bool, submitted: Path | None = None
) -> list[LessonReport]:
    """Gather what is known of each lesson that was graded.

    Parameters
    ----------
    named : bool
        Whether somebody asked for these lessons: then each must have been graded.
    submitted : Path, optional
        Where `course collect` laid the hand-ins.

    Raises
    ------
    CourseError
        If nothing was graded, or a lesson that was asked for was not.
    """
    folder = CourseDirectory(config=nbgrader_config(course.root), root=str(course.root))
    if not (course.root / "gradebook.db").is_file():
        raise CourseError("Nothing was graded yet: there is no gradebook. `course grade LESSON`")
    with Gradebook(folder.db_url, folder.course_id) as gradebook:
        found = [(lesson, _marks(gradebook, course, lesson)) for lesson in lessons]
        place = submitted or Path(folder.root, folder.submitted_directory)
        known = read_class_list(gradebook, place)
    everybody = [
        _known_as(StudentMarks(name, "", "", "", 0, 0, 0, False), known)
        for name in known.people
        if name not in known.matched
    ]
    found = [(lesson, [_known_as(one, known) for one in students]) for lesson, students in found]
    missing = [lesson.name for lesson, students in found if not students]
    if missing and (named or len(missing) == len(found)):
        raise CourseError(f"{missing[0]} was not graded yet: `course grade {missing[0]}`")
    return [
        _report(course, folder, lesson, students, everybody)
        for lesson, students in found
        if students
    ]


def _known_as(one: StudentMarks, known: ClassList) -> StudentMarks:
    """Add what the class list says of a student."""
    person = known.people[one.student]
    return replace(
        one,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        listed=person.id if person.id != one.student else "",
        lms_id=known.numbers.get(one.student) or person.lms_id,
        is_name=one.student in known.names,
    )


def _marks(gradebook: Gradebook, course: Course, lesson: Lesson) -> list[StudentMarks]:
    try:
        gradebook.find_assignment(lesson.name)
    except MissingEntry:
        return []
    emails = {one.id: one.email or "" for one in gradebook.students}
    penalties = dict(
        gradebook.db.query(
            SubmittedAssignment.student_id, func.sum(SubmittedNotebook.late_submission_penalty)
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(SubmittedAssignment.assignment)
        .filter_by(name=lesson.name)
        .group_by(SubmittedAssignment.student_id)
        .all()
    )
    handed_in = gradebook.db.query(SubmittedAssignment).join(SubmittedAssignment.assignment)
    late = {
        one.student_id: said_late(one.total_seconds_late)
        for one in handed_in.filter_by(name=lesson.name)
    }
    graded = {one.student: one for one in read_marks(course, lesson.name)}
    students = []
    for row in gradebook.submission_dicts(lesson.name):
        name, penalty = row["student"], penalties.get(row["student"]) or 0.0
        noted = graded.get(name)
        students.append(
            StudentMarks(
                name,
                row["first_name"] or "",
                row["last_name"] or "",
                emails[name],
                max(0.0, row["score"] - penalty),
                row["max_score"],
                penalty,
                bool(row["needs_manual_grade"]),
                noted.flags if noted else [],
                noted.remarks if noted else [],
                noted.sandboxed if noted else None,
                late=late[name],
            )
        )
    return sorted(students, key=lambda one: one.student)


def said_late(seconds: float) -> str:
    """Say how late something came, to the minute; nothing if it did not.

    Examples
    --------
    >>> said_late(2 * 86400 + 3 * 3600 + 59), said_late(61), said_late(0)
    ('2 d 3 h', '2 min', '')
    """
    minutes = -int(-seconds // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    parts = [(days, "d"), (hours, "h"), (minutes % 60 if not days else 0, "min")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def _report(
    course: Course,
    folder: CourseDirectory,
    lesson: Lesson,
    students: list[StudentMarks],
    everybody: list[StudentMarks],
) -> LessonReport:
    names = {one.student for one in students}
    graded = [one for one in read_marks(course, lesson.name) if one.student in names]
    exercises = lesson.exercises()
    return LessonReport(
        lesson.name,
        lesson.front_matter.get("title", lesson.name),
        students,
        [_success(exercise, graded) for exercise in exercises],
        _hint_counts(exercises, graded),
        similar_pairs(_answers(folder, lesson, names), _known(lesson)),
        sorted((one for one in everybody if one.student not in names), key=lambda one: one.student),
    )


def _success(exercise: Exercise, graded: list[GradedSubmission]) -> ExerciseSuccess:
    judged = [one.exercises[exercise.id] for one in graded if exercise.id in one.exercises]
    missing = sum(_is_missing(one) for one in judged)
    right = sum(one.points >= one.full for one in judged)
    title = exercise.task.source.strip().splitlines()[0].lstrip("# ") if exercise.task else ""
    title = title.rpartition(" (")[0] or title or exercise.id
    return ExerciseSuccess(exercise.id, title, right, len(judged) - right - missing, missing)


def _is_missing(judged: GradedExercise) -> bool:
    return judged.error is not None and judged.error.startswith(STUB_ERROR)


def _hint_counts(exercises: list[Exercise], graded: list[GradedSubmission]) -> list[HintCount]:
    counts: Counter[tuple[str, str]] = Counter()
    for exercise in exercises:
        for one in graded:
            judged = one.exercises.get(exercise.id)
            if judged is None or judged.error is None or _is_missing(judged):
                continue  # without an error it has full marks, or a part of them by steps
            hint = judged.hint and hint_kind(judged.hint, exercise.check_source)
            error = judged.error.partition(":")[0][:40]
            counts[exercise.id, hint or f"{NO_HINT}{error})"] += 1
    return [HintCount(*key, count) for key, count in counts.most_common()]


def _answers(folder: CourseDirectory, lesson: Lesson, names: set[str]) -> dict[str, dict[str, str]]:
    """Read what students wrote from the graded notebooks."""
    answers = {}
    for name in names:
        place = folder.format_path(folder.autograded_directory, name, lesson.name)
        path = Path(place) / f"{lesson.name}.ipynb"
        if path.is_file():
            notebook = nbformat.read(path, as_version=4)
            answers[name] = {e.id: e.answer.source for e in find_exercises(notebook, path)}
    return answers


def _known(lesson: Lesson) -> dict[str, list[str]]:
    """Give what anybody may have: the stub, and the solution, which %load brings in."""
    released = release(lesson.course, lesson.notebook(0))
    stubs = {grade_id(cell): cell.source for cell in released.cells}
    return {e.id: [stubs[e.id], e.reference] for e in lesson.exercises()}


def tables(report: LessonReport) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Give tables of a lesson: titles, and rows with a head; no empty table.

    Whoever prints them makes the texts visible; see `shown`.
    """
    scores = [one.score for one in report.students]
    title = (
        f"{report.lesson}: {len(scores)} submissions, mean {mean(scores):.1f}, "
        f"median {median(scores):g} of {report.full:g} points"
    )
    if report.waiting:
        title += f"; {report.waiting} wait for a person to read them"
    if report.missing:
        title += f"; {len(report.missing)} of the class handed in nothing"
    rows = [("student", "points", "late", "")]
    for one in report.students:
        notes = [*(["not read yet"] if one.waits else []), *(["flagged"] if one.flags else [])]
        notes += ["repaired"] if one.remarks else []
        notes += ["NO SANDBOX"] if one.sandboxed is False else []
        late = f"{one.late}, -{one.late_penalty:g}" if one.late_penalty else one.late
        rows.append((one.student, f"{one.score:g}", late, ", ".join(notes)))
    rows += [(one.student, "missing", "", "") for one in report.missing]
    yield title, rows
    rows = [("exercise", "right", "wrong", "missing")]
    rows += [
        (one.title, str(one.right), str(one.wrong), str(one.missing)) for one in report.exercises
    ]
    yield "Success by exercise", rows
    if report.hints:
        rows = [("exercise", "hit", "hint")]
        rows += [(one.exercise, str(one.count), one.hint) for one in report.hints[:10]]
        yield "Commonest hints", rows
    if report.to_look_at:
        rows = [("student", "flagged or repaired")]
        for one in report.to_look_at:
            notes = shown_first([f"! {flag}" for flag in one.flags]) + shown_first(
                [remark for remark in one.remarks if remark not in one.flags]
            )
            rows += [(one.student, note) for note in notes]
        yield "To look at", rows
    if report.similar:
        rows = [("students", "alike", "exercises")]
        rows += [
            (" and ".join(one.students), f"{one.similarity:.0%}", " ".join(one.exercises))
            for one in report.similar[:MOST_PAIRS]
        ]
        more = len(report.similar) - MOST_PAIRS
        rows += [(f"and {more:,} more", "", "")] if more > 0 else []
        yield "Answers to read side by side (no proof of anything)", rows


def marks_csv(reports: list[LessonReport], *, lms: str, roster: list[StudentMarks]) -> str:
    """Write the points as a CSV file that an LMS imports; a lesson not handed in stays empty.

    Parameters
    ----------
    lms : {"moodle", "canvas"}
        Moodle lets you map any column, and finds people by ID number or email address. Canvas
        wants its own columns first, finds people by its ID, or else by SIS login, and has full
        marks in the second row.
    roster : list of StudentMarks
        Everybody, once: see `roster_of`.

    Returns
    -------
    str
        The file. A text that a spreadsheet would take for a formula begins with an apostrophe: see
        `shown_cell`.
    """
    scores = [{one.student: one.score for one in report.students} for report in reports]
    lessons = [report.lesson for report in reports]
    if lms == "canvas":
        head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *lessons]
        rows = [["Points Possible", "", "", "", "", *(f"{r.full:g}" for r in reports)]]
    else:
        head = ["ID number", "First name", "Last name", "Email address", *lessons]
        rows = []
    for one in roster:
        names = [one.first_name, one.last_name]
        if lms == "canvas":
            full_name = ", ".join(name for name in reversed(names) if name) or one.student
            who = [full_name, one.lms_id, "", one.listed or one.student, ""]
        else:
            who = [one.listed or one.student, *names, one.email]
        points = [f"{of[one.student]:g}" if one.student in of else "" for of in scores]
        rows.append([*map(shown_cell, who), *points])
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([head, *rows])
    return text.getvalue()


def roster_of(reports: list[LessonReport]) -> list[StudentMarks]:
    """Give everybody whom the gradebook knows or who handed in anything, once, by name."""
    found = {one.student: one for report in reports for one in report.students + report.missing}
    return [found[name] for name in sorted(found)]


def not_found_by(lms: str, roster: list[StudentMarks]) -> list[str]:
    """Give the ids by which an LMS will find nobody: names, where no class list says whose."""
    is_canvas = lms == "canvas"
    return [one.student for one in roster if one.is_name and not (is_canvas and one.lms_id)]


def taken_for_one_by(lms: str, roster: list[StudentMarks]) -> list[tuple[str, list[str]]]:
    """Give what an LMS knows people by and two have alike, and the ids of these.

    One would get the other's marks, or the import would stop.
    """
    columns = {
        "id": [one.listed or one.student for one in roster],
        "number": [one.lms_id for one in roster if lms == "canvas"],
        "e-mail address": [one.email for one in roster if lms == "moodle"],
    }
    found = []
    for name, values in columns.items():
        groups: dict[str, list[str]] = {}
        for one, value in zip(roster, values, strict=False):
            groups.setdefault(value.strip().casefold(), []).append(one.student)
        found += [(name, who) for value, who in groups.items() if value and len(who) > 1]
    return found
