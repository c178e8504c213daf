"""A class that was graded, as nbgrader and `course grade` leave it, without running an answer."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from course_admin.course.lessons import find_exercises, find_lessons, is_task
from course_admin.course.release import nbgrader_config, skeleton
from course_admin.course.settings import Course, find_course
from course_admin.grading.marks import GradedExercise, GradedSubmission, write_marks

DUE = datetime(2026, 3, 1, 12)


@dataclass
class Graded:
    """One student of the class, and how their answer to exercise 1 was judged."""

    student: str
    answer: str | None
    error: str | None = None
    hint: str | None = None
    stage: str = "passed"
    flags: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    printed: str = ""
    outputs: list[str] = field(default_factory=list)
    written: str | None = None
    hours_late: int = 0


def grade_class(built: Path, root: Path, students: list[Graded]) -> Course:
    """Copy the built tiny course to ``root``, and enter the class as graded."""
    shutil.copytree(built, root)
    course = find_course(root)
    [lesson] = find_lessons(course)
    config = nbgrader_config(root)
    folder = CourseDirectory(config=config, root=str(root))
    folder.assignment_id = lesson.name
    GenerateAssignment(coursedir=folder, config=config, force=True).start()
    released = skeleton(course, nbformat.read(lesson.solved_path, as_version=4))
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "deep-learning") as gradebook:
        gradebook.update_or_create_assignment(lesson.name, duedate=DUE)
        for one in students:
            _enter(course, lesson.name, released, gradebook, one)
    return course


def _enter(course, lesson, released, gradebook, one):
    notebook = nbformat.from_dict(released)
    [exercise] = find_exercises(notebook)
    if one.answer is not None:
        exercise.answer.source = one.answer
    exercise.answer.outputs = [nbformat.v4.new_output("stream", text=t) for t in one.outputs]
    if one.error is not None:
        name, _, message = one.error.partition(": ")
        exercise.check.outputs = [
            nbformat.v4.new_output(
                "error", ename=name, evalue=message, traceback=[exercise.check.source, message]
            )
        ]
    place = next(i for i, cell in enumerate(notebook.cells) if is_task(cell))
    if one.written:
        notebook.cells[place + 1].source = one.written
    path = course.root / "autograded" / one.student / lesson / f"{lesson}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    handed_in = DUE + timedelta(hours=one.hours_late)
    (path.parent / "timestamp.txt").write_text(f"{handed_in} UTC")

    points = 0 if one.error else exercise.points
    gradebook.update_or_create_student(one.student, first_name=one.student.title())
    submission = gradebook.update_or_create_submission(lesson, one.student, timestamp=handed_in)
    for graded in submission.notebooks:
        graded.late_submission_penalty = 1 if one.hours_late else None
    where = (lesson, lesson, one.student)
    gradebook.find_grade("ex1_tests", *where).auto_score = points
    gradebook.find_grade("ex1_tests", *where).needs_manual_grade = False
    gradebook.find_grade("discuss1", *where).needs_manual_grade = True
    gradebook.db.commit()
    judged = GradedExercise(
        points, exercise.points, one.hint, one.error, one.stage, one.flags, printed=one.printed
    )
    flags = [f"ex1: {flag}" for flag in one.flags]
    write_marks(
        course,
        GradedSubmission(one.student, lesson, {"ex1": judged}, one.remarks, flags),
    )
