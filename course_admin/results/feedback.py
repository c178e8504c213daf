"""What a student reads of a graded submission: marks, hints, comments, and nothing hidden.

nbgrader's own page shows the whole graded notebook: hidden tests, tracebacks through them, marking
schemes, and whatever an answer printed. This page is made of what the course says anyway and of
what the student wrote before it was graded. Nothing that came out of running the answer stands in
it, but the hint, if it is the course's own sentence: see `hints`. So an answer that has read its
check finds no way to tell.

nbgrader_config.py gives both classes to ``nbgrader generate_feedback``, and so to the Formgrader's
button; `course feedback` calls the same.
"""

from __future__ import annotations

import builtins
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades

from course_admin.course.lessons import Exercise, find_exercises, is_task
from course_admin.course.settings import Course, CourseError, find_course
from course_admin.grading.hints import shown_hint
from course_admin.grading.marks import GradedExercise, GradedSubmission, marks_folder
from course_admin.results.pages import code_styles, page

NO_ANSWER = "There is no answer yet."
_ANSWER_HERE = "*Your answer:*"  # what stands where a question to discuss is answered
_STUB_ERROR = "NotImplementedError"


@dataclass(frozen=True)
class Part:
    """What the page says of one exercise or one question to discuss.

    Attributes
    ----------
    id, title : str
        Its grade id, and its heading in the lesson.
    points, full : float
        What it got, late penalty not counted, and what full marks are.
    waits : bool
        Whether somebody has still to read it.
    by_hand : bool
        Whether somebody gave the points.
    verdict, hint, comment : str or None
        A sentence on how it went; the hint that the check gave; what a grader wrote (Markdown).
    answer : str
        What the student wrote: Python, if ``is_code``, else Markdown.
    is_code : bool
        Whether it is an exercise.
    """

    id: str
    title: str
    points: float
    full: float
    waits: bool
    by_hand: bool
    verdict: str | None
    hint: str | None
    comment: str | None
    answer: str
    is_code: bool

    @property
    def is_full(self) -> bool:
        """Whether it got full marks."""
        return not self.waits and self.points >= self.full


class FeedbackMarks(GetGrades):
    """Write the gradebook's marks and comments into the notebook: also who gave them."""

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader["by_hand"] = grade.manual_score is not None or bool(
            grade.extra_credit
        )
        cell.metadata.nbgrader["waits"] = grade.needs_manual_grade


class FeedbackExporter(Exporter):
    """Turn a graded notebook into the page for its student."""

    file_extension = ".html"

    def from_notebook_node(
        self, notebook: NotebookNode, resources: Any = None, **more: Any
    ) -> tuple[str, ResourcesDict]:
        """Give the page; `FeedbackMarks` must be among the preprocessors."""
        notebook, resources = super().from_notebook_node(notebook, resources, **more)
        course = find_course(Path(CourseDirectory(config=self.config).root))
        return feedback_page(course, notebook, resources["nbgrader"]), resources


def feedback_page(course: Course, notebook: NotebookNode, marks: dict[str, Any]) -> str:
    """Write the page for one student.

    Parameters
    ----------
    notebook : NotebookNode
        As graded, with the gradebook's marks in it.
    marks : dict
        nbgrader's ``student``, ``assignment``, ``score``, ``max_score``, ``late_penalty``.
    """
    lesson, student = marks["assignment"], marks["student"]
    graded = _graded(course, lesson, student)
    parts = list(_parts(notebook, graded))
    return page(
        "feedback.html",
        course=course.title,
        title=notebook.metadata.get("course", {}).get("title", lesson),
        student=student,
        score=max(0.0, marks["score"]),
        full=marks["max_score"],
        late_penalty=marks["late_penalty"],
        waiting=sum(part.waits for part in parts),
        parts=parts,
        remarks=graded.remarks if graded else [],
        code_styles=code_styles(),
    )


def write_feedback(course: Course, lesson: str, *, student: str = "*") -> list[Path]:
    """Write ``feedback/STUDENT/LESSON/LESSON.html`` with nbgrader's own command, anew if it exists.

    Parameters
    ----------
    student : str
        Whose; a pattern such as ``*``.

    Returns
    -------
    list of Path
        The pages.

    Raises
    ------
    CourseError
        If nothing of the lesson was graded, or nbgrader could not write a page.
    """
    from nbgrader.converters import GenerateFeedback
    from nbgrader.converters.base import NbGraderException

    from course_admin.course.release import nbgrader_config

    config = nbgrader_config(course.root)
    folder = CourseDirectory(config=config, root=str(course.root))
    folder.assignment_id, folder.student_id = lesson, student
    converter = GenerateFeedback(coursedir=folder, config=config)
    converter.force = True
    converter.log.setLevel(logging.CRITICAL)
    try:
        converter.start()
    except NbGraderException as error:
        raise CourseError(
            f"No feedback for {lesson}: {str(error).splitlines()[0]} "
            f"Was it graded? `course grade {lesson}`"
        ) from None
    pattern = folder.format_path(folder.feedback_directory, student, lesson)
    where = Path(pattern).relative_to(course.root)
    return sorted(course.root.glob(f"{where}/{lesson}.html"))


def _graded(course: Course, lesson: str, student: str) -> GradedSubmission | None:
    """Give what grading noted; None if it is gone, as after `make clean`."""
    path = marks_folder(course, lesson) / f"{student}.json"
    try:
        return GradedSubmission.from_dict(json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError) as error:
        raise CourseError(f"{path} cannot be read ({error}): remove it, grade again.") from None


def _parts(notebook: NotebookNode, graded: GradedSubmission | None) -> Iterator[Part]:
    exercises = {exercise.answer.id: exercise for exercise in find_exercises(notebook)}
    for place, cell in enumerate(notebook.cells):
        if cell.id in exercises:
            exercise = exercises[cell.id]
            judged = graded.exercises.get(exercise.id) if graded else None
            yield _exercise_part(exercise, judged or _judged_by_outputs(exercise))
        elif is_task(cell):
            yield _task_part(cell, notebook.cells[place + 1 : place + 2])


def _exercise_part(exercise: Exercise, judged: GradedExercise) -> Part:
    marks = exercise.check.metadata.nbgrader
    verdict, hint = _verdict(exercise, judged)
    return Part(
        exercise.id,
        _heading(exercise.task) or exercise.id,
        marks.score,
        marks.points,
        marks.waits,
        marks.by_hand,
        verdict,
        hint,
        exercise.answer.metadata.nbgrader.get("comment"),
        exercise.answer.source,
        is_code=True,
    )


def _task_part(task: NotebookNode, after: list[NotebookNode]) -> Part:
    marks = task.metadata.nbgrader
    written = after[0].source.strip().removeprefix(_ANSWER_HERE).strip() if after else ""
    return Part(
        marks.grade_id,
        _heading(task) or marks.grade_id,
        marks.score,
        marks.points,
        marks.waits,
        marks.by_hand and not marks.waits,
        None if written else NO_ANSWER,
        None,
        marks.get("comment"),
        written,
        is_code=False,
    )


def _verdict(exercise: Exercise, judged: GradedExercise) -> tuple[str, str | None]:
    """Say how an answer fared: a sentence, and the hint if there is one."""
    if judged.points >= judged.full:
        return "Every check accepts your answer.", None
    name = (judged.error or "").partition(":")[0]
    if name == _STUB_ERROR:
        return NO_ANSWER, None
    hint = judged.hint and shown_hint(judged.hint, exercise.check.source)
    kind = getattr(builtins, name, None)
    known = isinstance(kind, type) and issubclass(kind, Exception)
    error = f" with {'an' if name[0] in 'AEIOU' else 'a'} {name}" if known else ""
    if judged.stage == "answer":
        return f"Your answer stopped{error}: run its cell to read where.", None
    if judged.stage == "engine":
        return "It could not be judged: it took too long or too much memory, or ended Python.", None
    if judged.stage == "hidden":
        said = "The check in your notebook accepts this answer. A further one, on other inputs, "
        return said + ("does not:" if hint else f"stopped{error}." if error else "does not."), hint
    if hint:
        return "The check in your notebook says:", hint
    return f"The check in your notebook stopped{error}: run it to read where.", None


def _judged_by_outputs(exercise: Exercise) -> GradedExercise:
    """Read from a check's output what became of it, where nothing else is known."""
    full = exercise.points
    errors = [o for o in exercise.check.get("outputs", []) if o.output_type == "error"]
    if not errors:
        points = exercise.check.metadata.nbgrader.score
        return GradedExercise(points, full, error=None if points >= full else "Unknown")
    message = errors[-1].get("evalue", "")
    error = f"{errors[-1].get('ename', '')}: {message}"
    return GradedExercise(0, full, hint=message, error=error, stage="check")


def _heading(cell: NotebookNode | None) -> str | None:
    """Give a cell's first heading, without the points."""
    found = re.search(r"^#+ +(.+)$", cell.source, re.MULTILINE) if cell else None
    return found and re.sub(r"\s*\(\d+ points?\)$", "", found.group(1))
