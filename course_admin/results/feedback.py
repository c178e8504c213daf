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
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades
from traitlets.config import Config

from course_admin.course.lessons import Exercise, find_exercises, is_task
from course_admin.course.settings import Course, CourseError, find_course
from course_admin.grading.handed_in import leftovers
from course_admin.grading.hints import shown_hint
from course_admin.grading.marks import GradedExercise, GradedSubmission, marks_folder
from course_admin.results.gradebook import explained, quiet
from course_admin.results.pages import code_styles, page
from tutor.explaining import explain

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
    attachments : dict
        Pictures that came with the answer, as a notebook holds them.
    notes : list of str
        Lines of an answer that work only where it was written; see `handed_in.leftovers`.
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
    attachments: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

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
    said = {f"{part.id}: {note}" for part in parts for note in part.notes}
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
        remarks=[one for one in graded.remarks if one not in said] if graded else [],
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
    PagesFailed
        If some pages could not be written, after all others were.
    CourseError
        If nothing of the lesson was graded.
    """
    from course_admin.course.release import nbgrader_config

    config = nbgrader_config(course.root)
    folder = CourseDirectory(config=config, root=str(course.root))
    graded = Path(folder.format_path(folder.autograded_directory, "*", lesson))
    names = sorted(
        path.parent.name
        for path in graded.parent.parent.glob(f"*/{lesson}")
        if (path / f"{lesson}.ipynb").is_file()
        and (student == path.parent.name or fnmatchcase(path.parent.name, student))
    )
    if not names:
        whose = "" if student == "*" else f" of {student}"
        raise CourseError(
            f"No feedback for {lesson}: nothing{whose} is in {graded.parent.parent.name}/. "
            f"Was it graded? `course grade {lesson}`"
        )
    pages, failed = [], {}
    for name in names:
        try:
            pages.append(_write_page(course, config, lesson, name))
        except CourseError as error:
            failed[name] = str(error)
    if failed:
        raise PagesFailed(pages, failed)
    return pages


def _write_page(course: Course, config: Config, lesson: str, student: str) -> Path:
    """Write the page of one student; what is wrong with it is no other's."""
    from nbgrader.converters import GenerateFeedback

    folder = CourseDirectory(config=config, root=str(course.root))
    folder.assignment_id = lesson
    graded = folder.format_path(folder.autograded_directory, student, lesson)

    class OnePage(GenerateFeedback):
        """nbgrader's command for one notebook, whatever its student is called."""

        def init_notebooks(self) -> None:
            self.assignments = {graded: [str(Path(graded, f"{lesson}.ipynb"))]}

    converter = OnePage(coursedir=folder, config=config)
    converter.force = True
    with quiet() as said, explained(f"{student}: no page was written", said):
        converter.start()
    path = Path(folder.format_path(folder.feedback_directory, student, lesson), f"{lesson}.html")
    if not path.is_file():
        raise CourseError(f"{student}: no page was written.")
    return path


class PagesFailed(CourseError):
    """Some feedback pages could not be written.

    Attributes
    ----------
    pages : list of Path
        The others, which are written.
    reasons : dict of str to str
        Student -> why there is no page.
    """

    def __init__(self, pages: list[Path], reasons: dict[str, str]) -> None:
        self.pages, self.reasons = pages, reasons
        first, *more = [reason for _, reason in sorted(reasons.items())]
        others = f" And {len(more)} more." if more else ""
        super().__init__(f"{first}{others} Written for {len(pages)} others.")


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
        notes=[] if judged.points >= judged.full else leftovers(exercise.answer.source),
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
        attachments=dict(after[0].get("attachments") or {}) if after else {},
    )


def _verdict(exercise: Exercise, judged: GradedExercise) -> tuple[str, str | None]:
    """Say how an answer fared: a sentence, and the hint if there is one."""
    if judged.error is None and judged.measured:
        return "Every check accepts your answer. On hidden data:", judged.hint
    if judged.points >= judged.full:
        return "Every check accepts your answer.", None
    name, _, message = (judged.error or "").partition(":")
    if name == _STUB_ERROR:
        return NO_ANSWER, None
    hidden = judged.stage == "hidden"
    hint = judged.hint and shown_hint(judged.hint, exercise.check.source, hidden=hidden)
    kind = getattr(builtins, name, None)
    known = isinstance(kind, type) and issubclass(kind, Exception)
    error = f" with {'an' if name[0] in 'AEIOU' else 'a'} {name}" if known else ""
    if name == "SyntaxError":  # which a newer Python may read
        error += " of Python {}.{}".format(*sys.version_info)
    meaning = explain(name, message.strip()) if known else None  # the words are the course's
    if judged.stage == "answer":
        return f"Your answer stopped{error}: run its cell to read where.", meaning
    if judged.stage == "engine":
        return "It could not be judged: it took too long or too much memory, or ended Python.", None
    if judged.stage == "hidden":
        said = "The check in your notebook accepts this answer. A further one, on other inputs, "
        return said + ("does not:" if hint else "does not."), hint  # nothing of the answer's own
    if hint:
        return "The check in your notebook says:", hint
    return f"The check in your notebook stopped{error}: run it to read where.", meaning


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
