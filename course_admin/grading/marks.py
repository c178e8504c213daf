"""What grading found out about a submission, and where it lies as JSON.

`course grade` and `nbgrader autograde` write one file for each submission,
``build/grading/LESSON/STUDENT.json``, after its marks are in the gradebook; `read_marks` reads
them. The gradebook stays the place of the marks: it also knows manual ones and late penalties.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from course_admin.course.settings import Course, CourseError


@dataclass(frozen=True)
class GradedExercise:
    """How one answer was judged.

    Attributes
    ----------
    points, full : float
        What it got, and what full marks are. Only checks with steps (`course_utils.goals.award`)
        give a part.
    hint : str or None
        What the student may read: the message of the course's own check. None for full marks
        without steps, and whenever the words come from the student's code.
    error : str or None
        "ErrorName: message" for the instructor; None if it was accepted. The words may be the
        student's own, and may quote hidden tests: never show them to students as they are.
    stage : {"passed", "answer", "check", "hidden", "engine"}
        Where it failed: in the answer cell, in the visible or in the hidden tests; "engine" when no
        test judged it: the kernel died, time or memory ran out.
    flags : list of str
        What an instructor should look at: attempts to get at the check, and accidents such as a
        dead kernel. Empty for an ordinary answer, right or wrong.
    seconds : float
        How long it ran, its kernel's start included.
    missing : list of str
        Names that its cells wanted and did not find.
    remarks : list of str
        What was not run as it stands in the notebook.
    printed : str
        The first characters that the answer printed. Written by the student.
    measured : dict of str to float
        What `course_utils.goals.award` was told: a result, and what it took.
    """

    points: float
    full: float
    hint: str | None = None
    error: str | None = None
    stage: str = "passed"
    flags: list[str] = field(default_factory=list)
    seconds: float = 0.0
    missing: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    printed: str = ""
    measured: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class GradedSubmission:
    """All that grading says of one student's notebook of one lesson.

    Attributes
    ----------
    student, lesson : str
        Whose notebook of which lesson.
    exercises : dict of str to GradedExercise
        By the grade id of the answer: ``ex1``, ``ex2``, ... in the lesson's order. Questions to
        discuss are not here: they are graded by hand.
    remarks : list of str
        What was not as it was handed out, and was repaired: see `rebuilding.rebuild`.
    flags : list of str
        What concerns the submission as a whole, for an instructor to look at.
    sandboxed : bool
        Whether the answers ran in the jail.
    key : str
        SHA-256 of all that decides the marks: answers, tests, environment.
    """

    student: str
    lesson: str
    exercises: dict[str, GradedExercise]
    remarks: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    sandboxed: bool = True
    key: str = ""

    @property
    def points(self) -> float:
        """The sum over the exercises."""
        return sum(exercise.points for exercise in self.exercises.values())

    @property
    def full(self) -> float:
        """What full marks are."""
        return sum(exercise.full for exercise in self.exercises.values())

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> GradedSubmission:
        """Make it from what `as_dict` gave."""
        exercises = {
            name: GradedExercise(**exercise) for name, exercise in content["exercises"].items()
        }
        return cls(**{**content, "exercises": exercises})


def marks_folder(course: Course, lesson: str) -> Path:
    """Give the folder of a lesson's results."""
    return course.build / "grading" / lesson


def write_marks(course: Course, graded: GradedSubmission) -> Path:
    """Write a result, whole or not at all."""
    path = marks_folder(course, graded.lesson) / f"{graded.student}.json"
    write_json(path, graded.as_dict())
    return path


def read_marks(course: Course, lesson: str) -> list[GradedSubmission]:
    """Read all results of a lesson, in the order of the students' names.

    Raises
    ------
    CourseError
        If a file is not what `write_marks` wrote.
    """
    found = []
    for path in sorted(marks_folder(course, lesson).glob("*.json")):
        try:
            found.append(GradedSubmission.from_dict(json.loads(path.read_text("utf-8"))))
        except (ValueError, TypeError, KeyError) as error:
            raise CourseError(f"{path} cannot be read ({error}): remove it, grade again.") from None
    return found


def write_json(path: Path, content: Any) -> None:
    """Write a JSON file, whole or not at all.

    Raises
    ------
    CourseError
        If it cannot be written, because the disk is full for example. What was there stays.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise CourseError(
            f"{path} could not be written ({error.strerror}). Make room and call again: what was "
            "finished is kept."
        ) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
