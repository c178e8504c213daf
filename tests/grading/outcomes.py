"""What came of a submission: points gained or lost, secrets learned, others touched.

The same questions are asked of stock nbgrader and of the course's own grading.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from course_admin.course.lessons import Lesson
from tests.grading import corpus, planted

BEFORE, AFTER = "aa_before", "zz_after"  # the sound submissions, by the order of their grading
HARMS = {
    "gains": "gains points",
    "learns": "learns a secret",
    "touches": "changes something outside",
    "stops": "keeps others from their marks",
}
LIMITS = "memory=2 * 2**30, disk=64 * 10**6, files=5_000, processes=32, threads=128"
FILE_BYTES = 10**9  # the largest file that grading could write if it followed an attack
KEPT_BYTES = 1_000_000  # the most that grading may keep of one submission, beyond the lesson itself

Marks = dict[str, float | None]


@dataclass
class Outcome:
    """What came of a submission.

    Attributes
    ----------
    gains, learns, touches, stops : str
        The harm of each kind that it did; empty if none.
    loses : str
        Points that it deserves and has not got.
    untried : str
        Why it was not tried.
    """

    gains: str = ""
    learns: str = ""
    touches: str = ""
    stops: str = ""
    loses: str = ""
    untried: str = ""

    @property
    def harm(self) -> dict[str, str]:
        """Kind -> what it did."""
        return {kind: getattr(self, kind) for kind in HARMS if getattr(self, kind)}


def compare_marks(outcome: Outcome, due: dict[str, float], marks: Marks) -> None:
    """Note what was gained and lost, from the points that each exercise deserves and got."""
    gains, loses = [], []
    for name, deserved in due.items():
        got = marks.get(name)
        if got is None:
            loses.append(f"{name} waits for a mark by hand")
        elif not math.isfinite(got) or got > deserved:
            gains.append(f"{name}: {got:g} for {deserved:g}")
        elif got < deserved:
            loses.append(f"{name}: {got:g} for {deserved:g}")
    outcome.gains, outcome.loses = ", ".join(gains), ", ".join(loses)


def hand_in_sound(
    classroom: planted.Classroom, folder: Path, lesson: Lesson, *, whole: bool = True
) -> None:
    """Hand in right answers, with a secret in one of them."""
    last = lesson.exercises()[-1]
    answers = {last.id: f"{last.reference}\n# {classroom.secrets['submission']}\n"}
    sound = corpus.Submission("sound", "", answers, frozenset(answers))
    sound.hand_in(folder, lesson, {}, whole=whole)


def contents(folder: Path, *, but: Iterable[str]) -> dict[str, bytes]:
    """Give path -> content, for the files of all students but some."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in but
    }


def read_gradebook(path: Path) -> dict[str, Marks]:
    """Give student -> exercise -> points; None where a mark by hand is awaited."""
    query = """
        select student.id, base_cell.name, grade.auto_score, grade.needs_manual_grade
        from grade join submitted_notebook on grade.notebook_id = submitted_notebook.id
        join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
        join student on submitted_assignment.student_id = student.id
        join base_cell on grade.cell_id = base_cell.id
    """
    marks: dict[str, Marks] = {}
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as book:
        for student, cell, score, by_hand in book.execute(query):
            if cell.endswith("_tests"):
                # SQLite keeps NaN as nothing at all.
                value = None if by_hand else math.nan if score is None else score
                marks.setdefault(student, {})[cell.removesuffix("_tests")] = value
    return marks


def read_outputs(folder: Path) -> str:
    """Give the outputs of all notebooks in a folder as one text."""
    texts = []
    for path in folder.rglob("*.ipynb") if folder.is_dir() else ():
        with contextlib.suppress(ValueError, OSError):
            cells = json.loads(path.read_text("utf-8"))["cells"]
            texts += [json.dumps(cell.get("outputs", []), ensure_ascii=False) for cell in cells]
    return "\n".join(texts)


def copied(folder: Path) -> str:
    """Give the text of everything in a folder that is neither a notebook nor a page."""
    files = [p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".ipynb", ".html")]
    return "\n".join(path.read_text("utf-8", "replace") for path in files)


def traces(classroom: planted.Classroom, root: Path, home: Path) -> list[str]:
    """Find what attacks have left behind outside of what they handed in."""
    found = [
        str(path.relative_to(folder))
        for folder in (root, home)
        for path in folder.rglob(f"*{planted.LEFT_BEHIND}*")
        if root / "submitted" not in path.parents
    ]
    if classroom.secrets["gradebook"].encode() not in (root / "gradebook.db").read_bytes():
        found.append("names in the gradebook")
    return found


# -------------------------------------------------------------------------------------------------
# The course's own grading
# -------------------------------------------------------------------------------------------------


@dataclass
class CourseRun:
    """`course grade` and `course feedback` on submissions, between two sound ones.

    Attributes
    ----------
    classroom : Classroom
        Where.
    status : int
        The exit status of `course grade`.
    output : str
        What it printed.
    results : dict
        Student -> the stored result.
    """

    classroom: planted.Classroom
    status: int = -1
    output: str = ""
    results: dict[str, dict] = field(default_factory=dict)
    handed_in: dict[str, bytes] = field(default_factory=dict)

    def hand_in(self, submissions: list[corpus.Submission], port: int) -> None:
        """Lay all submissions and the two sound ones where they belong."""
        room = self.classroom
        places = {"ROOT": room.root, "HOME": room.home, "PORT": port}
        for submission in submissions:
            submission.hand_in(room.hand_in_as(submission.name), room.original, places)
        for student in (BEFORE, AFTER):
            hand_in_sound(room, room.hand_in_as(student), room.original)
        names = [submission.name for submission in submissions]
        self.handed_in = contents(room.submitted, but=names)

    def grade(self, *, jobs: int, cpu_seconds: int, seconds: int, hanging: int) -> None:
        """Grade them with small limits, and write the feedback."""
        room = self.classroom
        with (room.root / "nbgrader_config.py").open("a") as file:
            limits = f"{LIMITS}, cpu_seconds={cpu_seconds}, seconds={seconds}"
            file.write(f"\nc.GradeAnswers.limits = Limits({limits})\n")
        grade = self._course("grade", room.lesson.name, "--jobs", str(jobs), hanging=hanging)
        self.status, self.output = grade.returncode, grade.stdout + grade.stderr
        feedback = self._course("feedback", room.lesson.name, hanging=hanging)
        self.output += feedback.stdout + feedback.stderr
        folder = room.root / "build" / "grading" / room.lesson.name
        for path in sorted(folder.glob("*.json")):
            self.results[path.stem] = json.loads(path.read_text("utf-8"))

    def _course(self, *arguments: str, hanging: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "course_admin.cli", *arguments],
            cwd=self.classroom.root,
            env={**os.environ, **self.classroom.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=hanging,
            preexec_fn=_limit_files,
            check=False,
        )

    def outcome(self, submission: corpus.Submission) -> Outcome:
        """Say what came of one submission."""
        room, name, outcome = self.classroom, submission.name, Outcome()
        if name not in self.results:
            outcome.loses = "it has no result"
            return outcome
        exercises = self.results[name]["exercises"]
        compare_marks(
            outcome,
            submission.due(room.lesson),
            {key: exercise["points"] for key, exercise in exercises.items()},
        )
        page = room.root / "feedback" / name / room.lesson.name / f"{room.lesson.name}.html"
        html = page.read_text("utf-8") if page.is_file() else ""
        inside = room.root / "autograded" / name
        kept = json.dumps(self.results[name], ensure_ascii=False) + read_outputs(inside)
        kept += copied(inside) + copied(room.root / "feedback" / name)
        # The instructor may read in a result what a hidden test says; the student may not.
        outside = tuple(place for place in planted.PLACES if place != "hidden")
        outcome.learns = ", ".join(
            dict.fromkeys(room.leaks(html + copied(page.parent)) + room.leaks(kept, outside))
        )
        outcome.touches = ", ".join(planted.live_markup(html))
        if len(kept) > KEPT_BYTES:
            outcome.stops = f"{len(kept):,} bytes of it were kept"
        return outcome


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
