"""`course grade`: from what students handed in to marks.

A submission is rebuilt (`rebuilding`), its answers are judged one by one (`judging`), and marks
go into nbgrader's gradebook (`gradebook`). What the student ran is run, in order: their own cells
and the course's cells that a check relies on; demonstrations only if a name is missing.

What was judged is remembered by the hash of everything that decides it: the answer, the check, the
cells they rely on, the course's code, the versions of Python, PyTorch and NumPy, the limits. So a
run that was interrupted, or a machine that failed, costs only what was being judged; the same
answer, the empty one for example, is judged once; and after a check has changed, only the exercise
it belongs to is judged again. What ended for lack of time or memory is no verdict: it is not
remembered.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_admin import boundary
from course_admin.course.cell_names import cells_behind, defined_names, used_names
from course_admin.course.lessons import (
    TRAINED,
    Exercise,
    course_metadata,
    find_exercises,
    is_answer,
    is_check,
)
from course_admin.course.release import skeleton
from course_admin.course.settings import LESSON_PACKAGES, Course, CourseError, package_files
from course_admin.grading.judging import CHANGED, Cell, Judge, Judged
from course_admin.grading.marks import GradedExercise, GradedSubmission, write_json
from course_admin.grading.rebuilding import Rebuilt, is_changed, is_own, rebuild
from course_admin.grading.schedulers import Scheduler
from course_admin.jail import decoys
from course_admin.jail.limits import Limits

ANSWERS_WORTH = 2  # of the seconds of one answer: for all of a submission together

__all__ = ["GradedExercise", "GradedSubmission", "Grader", "Options", "Work", "judge_task"]


@dataclass(frozen=True)
class Options:
    """How to grade.

    Attributes
    ----------
    sandboxed : bool
        Whether answers run in the jail.
    limits : Limits
        What each answer may use.
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
        self.stubs = {e.id: e.answer.source.strip() for e in find_exercises(self.skeleton)}
        self.references = {e.id: e.reference for e in find_exercises(self.solved, path)}
        # As handed out: in what comes back, own cells may stand between a task and its answer.
        self.tiers = {e.id: e.tier for e in find_exercises(self.skeleton)}
        self.memory = course.build / "grading" / "answers"
        self._changes: dict[str, bool] | None = None

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
            self._judged(notebook, exercise, self.changes[exercise.id])
            for exercise in find_exercises(notebook, student)
        ]
        return Work(student, notebook, remarks, judged)

    @property
    def changes(self) -> dict[str, bool]:
        """Which exercises ask for changes to what they are given; found by trying once.

        Raises
        ------
        CourseError
            If a reference answer does not get full marks here: then nothing can be graded.
        """
        if self._changes is None:
            self._changes = self._find_changes()
        return self._changes

    def grade(self, works: list[Work]) -> Iterator[GradedSubmission]:
        """Judge what is not remembered; give each submission as soon as all of it is known."""
        waiting = {
            work.student: {key_of(j, self.options): j for j in work.judged} for work in works
        }
        known: dict[str, GradedExercise] = {}
        planned: set[str] = set()
        times = Counter(key for keys in waiting.values() for key in keys)
        tasks = []
        for work in works:
            new = {}
            for key, judged in waiting[work.student].items():
                remembered = None if self.options.force else self._recall(key)
                if remembered is not None:
                    known[key] = remembered
                elif key not in planned:
                    planned.add(key)
                    if times[key] > 1:  # several students': no one of them may use up its time
                        tasks.append(pack_task({key: judged}, self.options))
                    else:
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
                self._remember(key, graded)
            yield result

    def _submission(
        self, work: Work, keys: list[str], known: dict[str, GradedExercise]
    ) -> GradedSubmission:
        exercises = {
            judged.exercise: known[key] for judged, key in zip(work.judged, keys, strict=True)
        }
        flags = [f"{name}: {flag}" for name, one in exercises.items() for flag in one.flags]
        remarks = [f"{name}: {one}" for name, ex in exercises.items() for one in ex.remarks]
        digest = hashlib.sha256("".join(keys).encode() + repr(work.remarks).encode()).hexdigest()
        return GradedSubmission(
            work.student,
            self.lesson,
            exercises,
            [*work.remarks, *remarks],
            flags,
            self.options.sandboxed,
            digest,
        )

    def _judged(self, notebook: NotebookNode, exercise: Exercise, changes: bool) -> Judged:
        code = [
            Cell(n, c.source, is_own(c) or is_changed(c))
            for n, c in enumerate(notebook.cells)
            if _is_run(c)
        ]
        place, end = (notebook.cells.index(c) for c in (exercise.answer, exercise.check))
        relied_on = context_cells(notebook, exercise)
        names = names_to_ask_for(self.references[exercise.id], exercise.check.source)
        above = [cell for cell in code if cell.place < end]
        following = [n for n, c in enumerate(notebook.cells) if is_answer(c) and n > end]
        added = {cell.place for cell in code if is_own(notebook.cells[cell.place])}
        last = min([*following, 10**9])
        below = [
            cell
            for cell in code
            if cell.place in added
            and end < cell.place
            and (cell.place < last or defined_names(cell.source) & set(names))
        ]
        cells = [c for c in above if c.place in added or c.source in relied_on]
        places = {cell.place for cell in cells}
        others = [c for c in above if c.place not in places and c.source not in relied_on]
        if self._is_untouched(exercise, cells, place, names):  # judged once for all
            cells = [cell for cell in cells if not cell.own or cell.place == place]
            others = [cell for cell in others if not cell.own]
        elif self.tiers[exercise.id] == "project":
            cells, left = _without_experiments(cells, place, names)
            others += left
        return Judged(
            exercise=exercise.id,
            full=exercise.points,
            context=relied_on,
            cells=cells,
            answer=next(n for n, cell in enumerate(cells) if cell.place == place),
            below=below,
            check=exercise.check.source,
            names=names,
            seed=int.from_bytes(hashlib.sha256(exercise.check.source.encode()).digest()[:4], "big"),
            others=others,
            changes=changes,
            learned=self.tiers[exercise.id] in TRAINED,
            hidden=hidden_data(self.course, exercise),
            code_bytes=course_metadata(exercise.check).get("code_bytes", 0),
            cpu_seconds=course_metadata(exercise.check).get("cpu_seconds", 0),
            answers=course_metadata(exercise.answer).get("answers", 1),
        )

    def _is_untouched(
        self, exercise: Exercise, cells: list[Cell], place: int, names: list[str]
    ) -> bool:
        """Whether the answer is the released stub, and no other cell might be the answer."""
        if exercise.answer.source.strip() != self.stubs[exercise.id]:
            return False
        others = "\n".join(cell.source for cell in cells if cell.own and cell.place != place)
        return not any(name in others for name in names)

    def _find_changes(self) -> dict[str, bool]:
        solved = _with_answers(self.skeleton, self.references)
        exercises = {e.id: e for e in find_exercises(solved)}
        found: dict[str, bool] = {}
        for changes in (False, True):
            left = [name for name in exercises if name not in found]
            tried = {name: self._judged(solved, exercises[name], changes) for name in left}
            results = self._try_references(tried)
            found |= {name: changes for name, one in results.items() if one.error is None}
            for name, one in results.items():
                by_changes = not changes and (one.error or "").startswith(f"{CHANGED}: ")
                if name not in found and not by_changes:
                    raise CourseError(
                        f"{self.lesson}: the course's own answer to {name} does not get full marks "
                        f"here, so nobody's can be judged. {one.error} {'; '.join(one.flags)}"
                    )
        return found

    def try_answers(self, exercise: str, answers: dict[str, str]) -> dict[str, GradedExercise]:
        """Judge answers of the course's own to an exercise, as hand-ins are; by their names.

        Raises
        ------
        CourseError
            If one could not be judged here.
        """
        changes, tried = self.changes[exercise], {}
        for name, text in answers.items():
            solved = _with_answers(self.skeleton, self.references | {exercise: text})
            (found,) = (e for e in find_exercises(solved) if e.id == exercise)
            tried[name] = self._judged(solved, found, changes)
        return self._try_references(tried)

    def _try_references(self, tried: dict[str, Judged]) -> dict[str, GradedExercise]:
        """Judge references; only a verdict says that one cannot be judged in a way."""
        keys = {name: key_of(judged, self.options) for name, judged in tried.items()}
        known = {key: self._recall(key) for key in keys.values()}
        tasks = [
            pack_task({key: tried[name]}, self.options)
            for name, key in keys.items()
            if known[key] is None
        ]
        for result in map(unpack_result, self.scheduler.run(judge_task, tasks)):
            for key, graded in result.items():
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
        if not _unjudged(graded):
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


def hidden_data(course: Course, exercise: Exercise) -> dict[str, str]:
    """Give path and SHA-256 of the hidden data that a check reads.

    Raises
    ------
    CourseError
        If a file is missing.
    """
    found = {}
    for name in course_metadata(exercise.check).get("hidden", []):
        path = course.hidden / name
        try:
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise CourseError(
                f"{path}: {error.strerror}; the check of {exercise.id} needs it."
            ) from None
    return found


def _without_experiments(
    cells: list[Cell], answer: int, names: list[str]
) -> tuple[list[Cell], list[Cell]]:
    """Part what defines the names that are asked for, and what that relies on, from the rest.

    In a project a student tries much that takes minutes, and has a budget for what is handed in.
    """
    own = [cell for cell in cells if cell.own]
    defining = [cell for cell in own if defined_names(cell.source) & set(names)]
    sources = [cell.source for cell in own]
    relied_on = set().union(*(cells_behind(cell.source, sources, set()) for cell in defining))
    kept = [
        cell
        for cell in cells
        if not cell.own or cell in defining or cell.place == answer or cell.source in relied_on
    ]
    return kept, [cell for cell in cells if cell not in kept]


def names_to_ask_for(reference: str, check: str) -> list[str]:
    """Give what the answer shall define and the check uses."""
    return sorted(defined_names(reference) & used_names(check))


def _is_run(cell: NotebookNode) -> bool:
    """Whether a cell is code, and no check."""
    return cell.cell_type == "code" and not is_check(cell)


def key_of(judged: Judged, options: Options) -> str:
    """Hash everything that decides how an answer is judged."""
    content = [asdict(judged), environment(), options.sandboxed, asdict(options.limits)]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


@lru_cache
def environment() -> list[str]:
    """Name the versions that decide marks: Python, PyTorch, NumPy, the course's own code."""
    import numpy as np
    import torch

    digest = hashlib.sha256()
    folders = (Path(boundary.__file__).parent, Path(__file__).parent)
    own = [path for folder in folders for path in sorted(folder.glob("*.py"))]
    own.append(Path(decoys.__file__))
    lessons_import = [path for name in LESSON_PACKAGES for path in package_files(name)]
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
    judge = Judge(content["sandboxed"], Limits(**content["limits"]))
    results, lost = {}, 0.0
    for key, one in content["judged"].items():
        judged = Judged.from_dict(one)
        has_time = lost < ANSWERS_WORTH * judge.limits.seconds
        graded = judge.judge(judged) if has_time else _given_up(judged)
        lost += graded.seconds
        results[key] = asdict(graded)
    return json.dumps(results).encode()


def _given_up(judged: Judged) -> GradedExercise:
    """Judge no more of a submission whose other answers took all the time there is."""
    error = "OutOfTime: the answers before it have used all the time of this submission"
    flags = [f"was not judged: {error}"]
    return GradedExercise(0, judged.full, error=error, stage="engine", flags=flags)


def unpack_result(content: bytes) -> dict[str, GradedExercise]:
    """Read what `judge_task` gave: key -> how that answer was judged."""
    return {key: GradedExercise(**one) for key, one in json.loads(content).items()}
