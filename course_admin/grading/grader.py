"""`course grade`: from what students handed in to marks.

A submission is rebuilt (`rebuilding`), its answers are judged one by one (`judging`), and the marks
go into nbgrader's gradebook (`gradebook`). Only what decides marks is run: the cells a check relies
on, the answer, the check; not the lesson's demonstrations.

What was judged is remembered by the hash of everything that decides it: the answer, the check, the
cells they rely on, the course's code, the versions of Python, PyTorch and NumPy, the limits. So a
run that was interrupted, or a machine that failed, costs only what was being judged; the same
answer, the empty one for example, is judged once; and after a check has changed, only the exercise
it belongs to is judged again.
"""

from __future__ import annotations

import ast
import atexit
import dataclasses
import hashlib
import itertools
import json
import platform
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_admin.course.cell_names import cells_behind, defined_names, used_names
from course_admin.course.lessons import Exercise, course_metadata, find_exercises
from course_admin.course.release import skeleton
from course_admin.course.settings import LESSON_PACKAGES, Course, CourseError
from course_admin.grading import answering, check_process, judging, plain_values, separate_checks
from course_admin.grading.judging import Judge, Judged
from course_admin.grading.marks import GradedExercise, GradedSubmission, write_json
from course_admin.grading.rebuilding import Rebuilt, rebuild
from course_admin.grading.schedulers import Scheduler
from course_admin.jail.limits import Limits

__all__ = ["GradedExercise", "GradedSubmission", "Grader", "Options", "Work", "judge_task"]

NOT_SEPARATE = {"inspect", "gc", "sys", "id", "vars", "globals", "locals", "data_ptr", "storage"}
NO_TIME_LEFT = "OutOfTime: the time for the whole notebook was used up before"


@dataclass(frozen=True)
class Options:
    """How to grade.

    Attributes
    ----------
    sandboxed : bool
        Whether answers run in the jail.
    limits : Limits
        What each answer may use. ``limits.seconds`` is for all answers of a submission together.
    force : bool
        Whether to judge again what is remembered.
    """

    sandboxed: bool = True
    limits: Limits = field(default_factory=Limits)
    force: bool = False


@dataclass(frozen=True)
class Work:
    """A rebuilt submission, ready to be judged.

    Attributes
    ----------
    student : str
        Whose it is.
    notebook : NotebookNode
        The course's cells with the student's answers.
    remarks : list of str
        What was repaired.
    judged : list of Judged
        Its answers.
    """

    student: str
    notebook: NotebookNode
    remarks: list[str]
    judged: list[Judged]


@dataclass(frozen=True)
class Way:
    """How an exercise is judged: `Judged.separate` and `Judged.changes`."""

    separate: bool
    changes: bool = False


class Grader:
    """Grades submissions of one lesson.

    Parameters
    ----------
    course : Course
        The course, built.
    lesson : str
        The lesson's name.
    options : Options
        How to grade.
    scheduler : Scheduler
        Where.

    Raises
    ------
    CourseError
        If the lesson was not built.
    """

    def __init__(self, course: Course, lesson: str, options: Options, scheduler: Scheduler) -> None:
        self.course, self.lesson = course, lesson
        self.options, self.scheduler = options, scheduler
        path = course.build / "source" / lesson / f"{lesson}.ipynb"
        if not path.is_file():
            raise CourseError(f"{path} is missing: run `course build {lesson}` first.")
        self.solved = nbformat.read(path, as_version=4)
        self.skeleton = skeleton(course, self.solved)
        self.references = {e.id: e.reference for e in find_exercises(self.solved, path)}
        self.memory = course.build / "grading" / "answers"
        self._ways: dict[str, Way] | None = None

    def rebuild(self, content: bytes) -> Rebuilt:
        """Set the answers of a submission into the course's notebook."""
        return rebuild(self.skeleton, content)

    def work(self, student: str, content: bytes) -> Work:
        """Rebuild a submission and prepare it; see `rebuilding.rebuild`."""
        rebuilt = self.rebuild(content)
        return self.work_on(student, rebuilt.notebook, rebuilt.remarks)

    def work_on(self, student: str, notebook: NotebookNode, remarks: list[str]) -> Work:
        """Prepare a rebuilt notebook."""
        judged = [
            self._judged(notebook, exercise, exercise.answer.source, self.ways[exercise.id])
            for exercise in find_exercises(notebook, student)
        ]
        return Work(student, notebook, remarks, judged)

    @property
    def ways(self) -> dict[str, Way]:
        """How each exercise is judged, in the safest way that works; found by trying once.

        Raises
        ------
        CourseError
            If a reference answer does not get full marks here: then nothing can be graded.
        """
        if self._ways is None:
            self._ways = self._find_ways()
        return self._ways

    def grade(self, works: list[Work]) -> Iterator[GradedSubmission]:
        """Judge what is not remembered; give each submission as soon as all of it is known."""
        waiting = {
            work.student: {key_of(j, self.options): j for j in work.judged} for work in works
        }
        known: dict[str, GradedExercise] = {}
        planned: set[str] = set()
        tasks = []
        for work in works:
            new = {}
            for key, judged in waiting[work.student].items():
                remembered = None if self.options.force else self._recall(key)
                if remembered is not None:
                    known[key] = remembered
                elif key not in planned:
                    planned.add(key)
                    new[key] = judged
            if new:
                tasks.append(pack_task(new, self.options))
        left = list(works)
        for result in self._results(tasks, known):
            known.update(result)
            done = [w for w in left if waiting[w.student].keys() <= known.keys()]
            for work in done:
                left.remove(work)
                yield self._submission(work, list(waiting[work.student]), known)

    def _results(
        self, tasks: list[bytes], known: dict[str, GradedExercise]
    ) -> Iterator[dict[str, GradedExercise]]:
        yield {}  # for submissions that are known already
        for content in self.scheduler.run(judge_task, tasks):
            result = unpack_result(content)
            for key, graded in result.items():
                if graded.error != NO_TIME_LEFT:
                    self._remember(key, graded)
            yield result

    def _submission(
        self, work: Work, keys: list[str], known: dict[str, GradedExercise]
    ) -> GradedSubmission:
        exercises = {
            judged.exercise: known[key] for judged, key in zip(work.judged, keys, strict=True)
        }
        flags = [f"{name}: {flag}" for name, one in exercises.items() for flag in one.flags]
        digest = hashlib.sha256("".join(keys).encode() + repr(work.remarks).encode()).hexdigest()
        return GradedSubmission(
            work.student,
            self.lesson,
            exercises,
            work.remarks,
            flags,
            self.options.sandboxed,
            digest,
        )

    def _judged(self, notebook: NotebookNode, exercise: Exercise, answer: str, way: Way) -> Judged:
        cells = context_cells(notebook, exercise)
        given = set().union(*map(defined_names, cells))
        reference = self.references[exercise.id]
        others = [
            cell.source
            for cell in notebook.cells[: notebook.cells.index(exercise.check)]
            if cell.cell_type == "code" and cell is not exercise.answer
        ]
        others = [source for source in others if source not in cells]
        names = sorted(defined_names(reference) & used_names(exercise.check.source))
        seed = int.from_bytes(hashlib.sha256(exercise.check.source.encode()).digest()[:4], "big")
        return Judged(
            exercise.id,
            exercise.points,
            cells,
            cells_behind(answer, others, given | defined_names(answer)),
            answer,
            exercise.check.source,
            names,
            way.separate,
            seed,
            way.changes,
        )

    def _find_ways(self) -> dict[str, Way]:
        exercises = find_exercises(self.skeleton)
        solved = _with_answers(self.skeleton, self.references)
        by_id = {e.id: e for e in find_exercises(solved)}
        ways: dict[str, Way] = {}
        wanted = [e.id for e in exercises if may_be_separate(e, self.references[e.id])]
        results: dict[str, GradedExercise] = {}
        for way in (Way(separate=True), Way(separate=True, changes=True), Way(separate=False)):
            if way.changes:
                changed = f"{judging.CHANGED}: "
                wanted = [n for n, one in results.items() if (one.error or "").startswith(changed)]
            elif not way.separate:
                wanted = [e.id for e in exercises if e.id not in ways]
            tried = {n: self._judged(solved, by_id[n], self.references[n], way) for n in wanted}
            results = self._try_references(tried)
            ways.update({name: way for name, one in results.items() if one.points == one.full})
        failed = {name: one for name, one in results.items() if name not in ways}
        for name, one in failed.items():
            raise CourseError(
                f"{self.lesson}: the course's own answer to {name} does not get full marks here, "
                f"so nobody's can be judged. {one.error} {'; '.join(one.flags)}"
            )
        return {e.id: ways[e.id] for e in exercises}

    def _try_references(self, tried: dict[str, Judged]) -> dict[str, GradedExercise]:
        """Judge references; only a verdict says that one cannot be judged in a way."""
        keys = {name: key_of(judged, self.options) for name, judged in tried.items()}
        known = {key: self._recall(key) for key in keys.values()}
        tasks = [
            pack_task({key: tried[name]}, self.options)
            for name, key in keys.items()
            if known[key] is None or _unjudged(known[key])
        ]
        for result in map(unpack_result, self.scheduler.run(judge_task, tasks)):
            for key, graded in result.items():
                if not _unjudged(graded):
                    self._remember(key, graded)
                known[key] = graded
        for name, key in keys.items():
            if _unjudged(known[key]):
                raise CourseError(
                    f"{self.lesson}: the course's own answer to {name} could not be judged here "
                    f"({known[key].error}). Is the machine overloaded, or are the limits too "
                    "small? What was finished is kept: call again, with fewer --jobs."
                )
        return {name: known[key] for name, key in keys.items()}

    def _recall(self, key: str) -> GradedExercise | None:
        try:
            content = json.loads(self._place(key).read_text("utf-8"))
            return GradedExercise(**content)
        except (OSError, ValueError, TypeError):
            return None

    def _remember(self, key: str, graded: GradedExercise) -> None:
        write_json(self._place(key), asdict(graded))

    def _place(self, key: str) -> Path:
        return self.memory / key[:2] / f"{key}.json"


def _unjudged(graded: GradedExercise) -> bool:
    """Whether time, memory or a process gave out, which may be otherwise the next time."""
    return graded.stage == "engine" and not (graded.error or "").startswith("NotPlain")


def context_cells(notebook: NotebookNode, exercise: Exercise) -> list[str]:
    """Give the cells that a check relies on: the imports and those it names."""
    wanted = {"imports", *exercise.needs}
    return [c.source for c in notebook.cells if course_metadata(c).get("context") in wanted]


def may_be_separate(exercise: Exercise, reference: str) -> bool:
    """Whether a check looks only at what the answer's functions give, as far as its text tells."""
    names = defined_names(reference) & used_names(exercise.check.source)
    functions = {n.name for n in ast.parse(reference).body if isinstance(n, ast.FunctionDef)}
    if not names or not names <= functions:
        return False
    for node in ast.walk(ast.parse(exercise.check.source)):
        if isinstance(node, ast.Name) and node.id in NOT_SEPARATE:
            return False
        if isinstance(node, ast.Attribute) and (
            node.attr in NOT_SEPARATE or isinstance(node.ctx, ast.Store | ast.Del)
        ):
            return False
        if isinstance(node, ast.Compare) and _compares_identity(node):
            return False
    return True


def _compares_identity(node: ast.Compare) -> bool:
    """Whether it asks if two objects are one; types, None, True and False are always one."""
    sides = [node.left, *node.comparators]
    plain = [
        isinstance(side, ast.Constant)
        or (isinstance(side, ast.Call) and getattr(side.func, "id", "") == "type")
        for side in sides
    ]
    return any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops) and not any(plain)


def key_of(judged: Judged, options: Options) -> str:
    """Hash everything that decides how an answer is judged."""
    limits = dataclasses.replace(options.limits, seconds=1)
    content = [asdict(judged), environment(), options.sandboxed, asdict(limits)]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


@lru_cache
def environment() -> list[str]:
    """Name the versions that decide marks: Python, PyTorch, NumPy, the course's own code."""
    import numpy as np
    import torch

    digest = hashlib.sha256()
    deciding = (answering, check_process, judging, plain_values, separate_checks)
    own = [Path(module.__file__) for module in deciding]
    lessons_import = [
        path
        for name in LESSON_PACKAGES
        for path in sorted(Path(find_spec(name).origin).parent.rglob("*.py"))
    ]
    for path in [*lessons_import, *own]:
        digest.update(path.read_bytes())
    versions = [platform.python_version(), torch.__version__.split("+")[0], np.__version__]
    return [*versions, digest.hexdigest()]


def _with_answers(notebook: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    notebook = nbformat.from_dict(json.loads(json.dumps(notebook)))
    for exercise in find_exercises(notebook):
        exercise.answer.source = answers[exercise.id]
    return notebook


def pack_task(judged: dict[str, Judged], options: Options) -> bytes:
    """Turn answers to judge, by their keys, into bytes that any machine can work on."""
    content: dict[str, Any] = {
        "environment": environment(),
        "sandboxed": options.sandboxed,
        "limits": asdict(options.limits),
        "judged": {key: asdict(one) for key, one in judged.items()},
    }
    return json.dumps(content).encode()


def judge_task(task: bytes) -> bytes:
    """Judge the answers of one submission, one after the other: bytes in, bytes out.

    It needs nothing but the installed course, changes nothing, and may be run again.

    Raises
    ------
    CourseError
        If this machine has other versions than the one that made the task.
    """
    content = json.loads(task)
    if content["environment"] != environment():
        raise CourseError(
            f"A worker would judge differently: it has Python, PyTorch, NumPy and course "
            f"{environment()}, and should have {content['environment']}."
        )
    limits = Limits(**content["limits"])
    end = time.monotonic() + limits.seconds
    with _borrowed_judge(content["sandboxed"], limits) as judge:
        results = {
            key: asdict(_judge_until(end, judge, Judged(**one)))
            for key, one in content["judged"].items()
        }
    return json.dumps(results).encode()


def _judge_until(end: float, judge: Judge, judged: Judged) -> GradedExercise:
    left = end - time.monotonic()
    if left >= 1:
        return judge.judge(judged, left)
    flags = [f"was not judged: {NO_TIME_LEFT}"]
    return GradedExercise(0, judged.full, error=NO_TIME_LEFT, stage="engine", flags=flags)


def unpack_result(content: bytes) -> dict[str, GradedExercise]:
    """Read what `judge_task` gave: key -> how that answer was judged."""
    return {key: GradedExercise(**one) for key, one in json.loads(content).items()}


_idle: dict[tuple[bool, Limits], list[Judge]] = defaultdict(list)
_lock = threading.Lock()


@contextmanager
def _borrowed_judge(sandboxed: bool, limits: Limits) -> Iterator[Judge]:
    """Give a judge of this process, whose check process stays warm from task to task."""
    with _lock:
        judges = _idle[sandboxed, limits]
        judge = judges.pop() if judges else Judge(sandboxed, limits)
    try:
        yield judge
    finally:
        with _lock:
            judges.append(judge)


@atexit.register
def _close_judges() -> None:
    for judge in itertools.chain.from_iterable(_idle.values()):
        judge.close()
