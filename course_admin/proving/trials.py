"""`course prove`: the checks accept what is right and reject what is wrong, each with its hint.

Every trial runs the imports cell, the context cells which the check names, one answer and the check
in a process of its own (and where a name is missing, the cells above that define it): nothing that
one answer does can change how the next is judged. That is the notebook's way. Answers that somebody
wrote are also judged in the grader's way, from outside, and both must say the same. Those to
*explore* exercises train for seconds: but for the reference, they are judged from outside alone.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import re
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import tomllib
import torch
from nbformat import NotebookNode

from course_admin.course.execution import lesson_environment, warm_up
from course_admin.course.lessons import (
    TRAINED,
    Exercise,
    Lesson,
    course_metadata,
    is_check,
    is_guard,
    is_loader,
)
from course_admin.course.release import release
from course_admin.course.settings import CourseError
from course_admin.grading.checking import notebook_names, run_cell, run_the_check
from course_admin.grading.grader import hidden_data, names_to_ask_for
from course_admin.grading.judging import CHANGED, Cell, Judge, Judged, cells_that_define
from course_admin.jail.limits import Limits
from course_admin.proving.adversaries import adversaries
from course_admin.proving.hint_report import kind_of_hint
from course_admin.proving.mutants import Mutant, mutants
from course_admin.proving.rewrites import delegations, rewrites

SECONDS_PER_TRIAL = 600  # a busy machine takes ten times as long
SECONDS_PER_MUTANT = 30  # one that never ends is as good as rejected
STUB_ERROR = "NotImplementedError"
ANY_HINT = "(any)"
KINDS = ("reference", "stub", "right", "part", "rewrite", "wrong", "delegation", "adversary")
KINDS += ("mutant",)


RESULTS = ("result", "parameters", "cpu_seconds")  # see `course_utils.goals.award`

_MADE = {"equivalent.toml": "mutant", "rewrites.toml": "rewrite"}


@dataclass(frozen=True)
class Outcome:
    """How a check judged an answer.

    Attributes
    ----------
    error : str or None
        None for full marks, else "ErrorName: message".
    stage : str
        What raised the error: ``context``, ``answer``, ``check``, ``hidden`` for a hidden test as
        it is graded, or ``engine``.
    points : float or None
        What an answer gets that is accepted; None for full marks.
    measured : dict of str to float
        What `course_utils.goals.award` was told.
    """

    error: str | None
    stage: str = "check"
    points: float | None = None
    measured: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Trial:
    """One answer to one exercise, what must happen, and what did.

    Attributes
    ----------
    lesson, exercise : str
        Which exercise.
    answer : str
        ``reference``, ``stub``, a file name, or the name of an adversary or a mutant.
    kind : str
        One of `KINDS`.
    problem : str or None
        None if the check did what it must.
    hint : str or None
        What kind of word a wrong answer gets, see `hint_report`.
    seed : int
        Where its random numbers began.
    points : float or None
        What an answer got that is judged by steps.
    measured : dict of str to float
        What `course_utils.goals.award` was told of it.
    equivalent : str or None
        Why a mutant is as right as the reference, so that the check must let it pass.
    """

    lesson: str
    exercise: str
    answer: str
    kind: str
    problem: str | None
    equivalent: str | None = None
    hint: str | None = None
    seed: int = 0
    points: float | None = None
    measured: dict[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Give the trial as plain data, for ``--json``."""
        return asdict(self)


@dataclass(frozen=True)
class _Planned:
    lesson: str
    exercise: str
    answer: str
    kind: str
    cells: tuple[Cell, ...]
    others: tuple[Cell, ...]
    source: str
    check: str
    seed: int
    reference: str
    tier: str | None
    hint: str | None = None
    adversary: str | None = None
    equivalent: str | None = None
    full: float = 1
    hidden: tuple[tuple[str, str], ...] = ()
    code_bytes: int = 0


def prove(lessons: list[Lesson], *, jobs: int, seeds: int = 1) -> tuple[int, Iterator[Trial]]:
    """Try every answer on every check of ``lessons``, ``jobs`` at a time.

    Parameters
    ----------
    seeds : int
        How many times to try each answer, with other random inputs each time. A check that judges
        rightly once may still be lucky; before you commit a new one, try it with 20.

    Returns
    -------
    count : int
        How many trials there are.
    trials : iterator of Trial
        The trials, as they end.
    """
    planned = [t for lesson in lessons for seed in range(seeds) for t in _plan(lesson, seed)]
    return len(planned), _run_all(planned, jobs)


def judge(
    cells: Sequence[str],
    answer: str,
    check: str,
    *,
    replace: Callable[[Any], Any] | None = None,
    seed: int = 0,
) -> Outcome:
    """Run ``cells``, ``answer`` and ``check`` here and now; say how the check judged the answer.

    Parameters
    ----------
    cells : sequence of str
        The sources the check may rely on, in order.
    answer, check : str
        The answer cell and the check cell.
    replace : callable, optional
        Applied to every name that the answer defines, before the check runs.
    seed : int
        Where torch's random numbers start when the check runs.
    """
    namespace = notebook_names()
    nowhere, stage = io.StringIO(), "context"
    with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        try:
            for cell in cells:
                _run_cell(cell, namespace)
            before, stage = dict(namespace), "answer"
            _run_cell(answer, namespace)
            stage = "check"
            torch.manual_seed(seed)
            if replace is not None:
                for name, value in list(namespace.items()):
                    if before.get(name) is not value and not name.startswith("__"):
                        namespace[name] = replace(value)
            error, _ = run_the_check(check, namespace)
            if error is not None:
                raise error
        except BaseException as error:
            return Outcome(f"{type(error).__name__}: {error}", stage)
    return Outcome(None, stage)


def _plan(lesson: Lesson, seed: int) -> Iterator[_Planned]:
    solved = lesson.notebook(0)
    stubs = {cell.id: cell.source for cell in release(lesson.course, solved).cells}
    for exercise in lesson.exercises():
        cells, others = _cells_above(solved.cells, exercise, lesson.context(exercise.needs))

        def plan(answer, kind, source, *, cells=cells, others=others, exercise=exercise, **more):
            check = exercise.check_source
            return _Planned(
                lesson.name,
                exercise.id,
                answer,
                kind,
                cells,
                others,
                source,
                check,
                seed,
                exercise.reference,
                exercise.tier,
                full=exercise.points,
                hidden=tuple(hidden_data(lesson.course, exercise).items()),
                code_bytes=course_metadata(exercise.check).get("code_bytes", 0),
                **more,
            )

        yield plan("reference", "reference", exercise.reference)
        yield plan("stub", "stub", stubs[exercise.id])
        for path in sorted((lesson.answers_path / exercise.id).glob("right_*.py")):
            yield plan(path.name, "right", path.read_text("utf-8"))
        for path in sorted((lesson.answers_path / exercise.id).glob("part_*.py")):
            source = path.read_text("utf-8")
            yield plan(path.name, "part", source, hint=first_line(source, path, "points"))
        for path in sorted((lesson.answers_path / exercise.id).glob("wrong_*.py")):
            source = path.read_text("utf-8")
            yield plan(path.name, "wrong", source, hint=first_line(source, path, "hint"))
        if exercise.tier in TRAINED:  # it trains for seconds, and changed a little it still does
            continue
        names = names_to_ask_for(exercise.reference, exercise.check_source)
        reasons = _reasons(lesson, exercise, "rewrites.toml")
        for one in rewrites(exercise.reference, names):
            if reasons.pop(one.name, None) is None:
                yield plan(one.name, "rewrite", one.source)
        _none_left(lesson, exercise, "rewrites.toml", reasons)
        without = course_metadata(exercise.check).get("without", [])
        for one in delegations(exercise.reference, names, without):
            yield plan(one.name, "delegation", one.source)
        for name in adversaries():
            yield plan(name, "adversary", exercise.reference, adversary=name)
        for mutant, reason in _mutants_of(lesson, exercise):
            yield plan(mutant.name, "mutant", mutant.source, equivalent=reason)


def _cells_above(
    cells: list[NotebookNode], exercise: Exercise, relied_on: list[str]
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Give the cells above an answer: those that its check relies on, and all others."""
    end = next(n for n, cell in enumerate(cells) if cell.id == exercise.answer.id)
    above = [
        Cell(n, cell.source, False)
        for n, cell in enumerate(cells[:end])
        if cell.cell_type == "code" and not (is_check(cell) or is_guard(cell) or is_loader(cell))
    ]
    context = tuple(cell for cell in above if cell.source in relied_on)
    return context, tuple(cell for cell in above if cell.source not in relied_on)


def _mutants_of(lesson: Lesson, exercise: Exercise) -> Iterator[tuple[Mutant, str | None]]:
    """Give each mutant, and why it is equivalent, if ``equivalent.toml`` says that it is."""
    reasons = _reasons(lesson, exercise, "equivalent.toml")
    for mutant in mutants(exercise.answer.source):
        yield mutant, reasons.pop(mutant.name, None)
    _none_left(lesson, exercise, "equivalent.toml", reasons)


def _reasons(lesson: Lesson, exercise: Exercise, file: str) -> dict[str, str]:
    """Read why some answers made automatically are judged otherwise: their name -> the reason."""
    path = lesson.answers_path / exercise.id / file
    try:
        return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: {error}") from None


def _none_left(lesson: Lesson, exercise: Exercise, file: str, reasons: dict[str, str]) -> None:
    if reasons:
        path, kind = lesson.answers_path / exercise.id / file, _MADE[file]
        raise CourseError(f"{path}: there is no {kind} called {next(iter(reasons))!r}.")


def first_line(source: str, path: Path, what: str) -> str:
    """Read from the first line what an answer must get: ``# hint: …``, or ``# points: 3 to 5``.

    Raises
    ------
    CourseError
        If the file does not begin so.
    """
    match = re.match(rf"# {what}: (.+)\n", source)
    if match is None:
        raise CourseError(f"{path} must begin with '# {what}: …', which it must get.")
    return match.group(1).strip()


def _run_all(planned: list[_Planned], jobs: int) -> Iterator[Trial]:
    warm_up()
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(_try, planned)


def _try(planned: _Planned) -> Trial:
    # The answer to a project trains for a minute.
    once = planned.tier in TRAINED and (
        planned.tier == "project" or planned.kind in ("right", "wrong")
    )
    problem = None if once else _verdict(planned, _isolated(planned))
    hint, outcome = None, Outcome(None)
    if problem is None and planned.kind not in ("adversary", "mutant"):
        outcome = _from_outside(planned)
        problem = _verdict(planned, outcome)
        problem = problem and f"from outside, as it is graded, it {problem}"
        hint = kind_of_hint(outcome, planned.check) if planned.kind == "wrong" else None
    if problem and planned.seed:
        problem = f"with seed {planned.seed}, {problem}"
    return Trial(
        planned.lesson,
        planned.exercise,
        planned.answer,
        planned.kind,
        problem,
        planned.equivalent,
        hint,
        planned.seed,
        outcome.points if outcome.measured else None,
        outcome.measured,
    )


def _verdict(planned: _Planned, outcome: Outcome) -> str | None:
    error = outcome.error
    if planned.kind in ("reference", "right", "rewrite"):
        if error is not None:
            return f"was rejected: {error}"
    elif planned.kind == "part":
        few, _, many = planned.hint.partition(" to ")
        if error is not None:
            return f"was rejected: {error}"
        points = planned.full if outcome.points is None else outcome.points
        if not float(few) <= points <= float(many or few):
            return f"got {points:g} points instead of {planned.hint}: {outcome.measured}"
    elif planned.equivalent is not None:
        if error is not None:
            return f"is called equivalent, but was rejected: {error}"
    elif error is None:
        return "got full marks"
    elif outcome.stage == "context":
        return f"could not be tried: a cell that the check relies on raised {error}"
    elif planned.kind == "stub" and not error.startswith(STUB_ERROR):
        return f"must raise {STUB_ERROR}, but raised {error}"
    elif planned.kind == "stub" and outcome.stage not in ("check", "hidden"):
        return "must raise when it is checked, not where it is defined"
    elif planned.kind == "wrong":
        if planned.hint == ANY_HINT:
            if not error.startswith("CheckFailed"):
                return f"must be rejected by the check, but raised {error}"
        elif planned.hint not in error:
            return f"must trigger the hint {planned.hint!r}, but got {error}"
    return None


def _isolated(planned: _Planned) -> Outcome:
    """Judge as in the notebook; where a name is missing, with the cells above that define it."""
    outcome = _isolated_once(planned)
    while missing := re.match(r"NameError: name '(\w+)' is not defined", outcome.error or ""):
        context = [cell.source for cell in planned.cells]
        more = cells_that_define([missing[1]], context, planned.others)
        if set(more) <= set(planned.cells):
            break
        planned = replace(planned, cells=tuple(sorted({*planned.cells, *more})))
        outcome = _isolated_once(planned)
    return outcome


def _isolated_once(planned: _Planned) -> Outcome:
    """Judge in a process of its own, with a time limit."""
    context = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(planned, sender), daemon=True)
    process.start()
    sender.close()
    try:
        seconds = SECONDS_PER_MUTANT if planned.kind == "mutant" else SECONDS_PER_TRIAL
        if receiver.poll(seconds):
            return receiver.recv()
        return Outcome(f"TimeoutError: no verdict within {seconds} s")
    except EOFError:
        process.join(5)
        return Outcome(f"ProcessDied: the trial ended with exit status {process.exitcode}")
    finally:
        process.kill()
        process.join()


def _from_outside(planned: _Planned) -> Outcome:
    """Judge as `course grade` does, but without the jail: these answers are ours."""
    reference = replace(planned, kind="reference", source=planned.reference, answer="", hint=None)
    outcome = _reference_from_outside(reference)
    # Whether it is right only by changing what it is given, as the grader asks.
    by_changes = (outcome.error or "").startswith(f"{CHANGED}: ")
    if planned.kind == "reference" and not by_changes:
        return outcome
    return _judge_from_outside(planned, by_changes)


@cache
def _reference_from_outside(reference: _Planned) -> Outcome:
    return _judge_from_outside(reference, changes=False)


def _judge_from_outside(planned: _Planned, changes: bool) -> Outcome:
    source = planned.source
    if planned.seed and planned.tier in TRAINED:  # how it learns is luck, too
        source = f"__import__('torch').manual_seed({planned.seed})\n{source}"
    end = 1 + max((cell.place for cell in (*planned.cells, *planned.others)), default=0)
    judged = Judged(
        exercise=planned.exercise,
        full=planned.full,
        context=[cell.source for cell in planned.cells],
        cells=[*planned.cells, Cell(end, source, True)],
        answer=len(planned.cells),
        others=list(planned.others),
        below=[],
        check=planned.check,
        names=names_to_ask_for(planned.reference, planned.check),
        seed=planned.seed,
        changes=changes,
        hidden=dict(planned.hidden),
        code_bytes=planned.code_bytes,
    )
    graded = Judge(sandboxed=False, limits=Limits(seconds=SECONDS_PER_TRIAL)).judge(judged)
    stage = graded.stage or "check"
    return Outcome(graded.error, stage, graded.points, graded.measured)


def _child(planned: _Planned, sender) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    torch.set_num_threads(1)
    replace = adversaries()[planned.adversary] if planned.adversary else None
    hidden = Path(planned.hidden[0][0]).parent if planned.hidden else None
    with (
        tempfile.TemporaryDirectory() as folder,
        lesson_environment(hidden=hidden),
        contextlib.chdir(folder),
    ):
        cells = [cell.source for cell in planned.cells]
        outcome = judge(cells, planned.source, planned.check, replace=replace, seed=planned.seed)
    sender.send(outcome)  # then it is killed: its folder has to be gone
    sender.close()


def _run_cell(source: str, namespace: dict[str, Any]) -> None:
    error = run_cell(source, namespace, "<cell>")
    if error is not None:
        raise error


def result_rows(trials: list[Trial]) -> list[tuple[str, ...]]:
    """Give a table of what answers got that are judged by steps; no rows if there are none."""
    rows = []
    for one in (trial for trial in trials if trial.measured):
        results = [f"{one.measured.get(name, 0):.6g}" for name in RESULTS]
        rows.append((f"{one.lesson} {one.answer}", str(one.seed), f"{one.points:g}", *results))
    return [("answer", "seed", "points", *RESULTS), *rows] if rows else []


def summary_rows(trials: list[Trial]) -> list[tuple[str, ...]]:
    """Give a table: for each exercise, how many of each kind of answer were judged as they must."""
    rows = [("exercise", *KINDS)]
    for key in dict.fromkeys((t.lesson, t.exercise) for t in trials):
        row = [f"{key[0]} {key[1]}"]
        for kind in KINDS:
            mine = [t for t in trials if (t.lesson, t.exercise) == key and t.kind == kind]
            row.append(f"{sum(t.problem is None for t in mine)}/{len(mine)}")
        rows.append(tuple(row))
    return rows
