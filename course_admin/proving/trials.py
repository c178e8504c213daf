"""`course prove`: the checks accept what is right and reject what is wrong, each with its hint.

Every trial runs the imports cell, the context cells which the check names, one answer and the check
in a process of its own: nothing that one answer does can change how the next is judged.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import re
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import tomllib
import torch
from IPython.core.inputtransformer2 import TransformerManager

from course_admin.course.execution import lesson_environment, warm_up
from course_admin.course.lessons import Exercise, Lesson
from course_admin.course.release import release
from course_admin.course.settings import CourseError
from course_admin.proving.adversaries import adversaries
from course_admin.proving.mutants import Mutant, mutants

SECONDS_PER_TRIAL = 120
SECONDS_PER_MUTANT = 30  # one that never ends is as good as rejected
STUB_ERROR = "NotImplementedError"
ANY_HINT = "(any)"


@dataclass(frozen=True)
class Outcome:
    """How a check judged an answer.

    Attributes
    ----------
    error : str or None
        None for full marks, else "ErrorName: message".
    stage : str
        What raised the error: ``context``, ``answer`` or ``check``.
    stderr : str
        What was written there.
    """

    error: str | None
    stage: str = "check"
    stderr: str = ""


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
        ``reference``, ``stub``, ``right``, ``wrong``, ``adversary`` or ``mutant``.
    problem : str or None
        None if the check did what it must.
    equivalent : str or None
        Why a mutant is as right as the reference, so that the check must let it pass.
    """

    lesson: str
    exercise: str
    answer: str
    kind: str
    problem: str | None
    equivalent: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give the trial as plain data, for ``--json``."""
        return asdict(self)


@dataclass(frozen=True)
class _Planned:
    lesson: str
    exercise: str
    answer: str
    kind: str
    cells: list[str]
    source: str
    check: str
    seed: int
    hint: str | None = None
    adversary: str | None = None
    equivalent: str | None = None


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
    cells: list[str],
    answer: str,
    check: str,
    *,
    replace: Callable[[Any], Any] | None = None,
    seed: int = 0,
) -> Outcome:
    """Run ``cells``, ``answer`` and ``check`` here and now; say how the check judged the answer.

    Parameters
    ----------
    cells : list of str
        The sources the check may rely on, in order.
    answer, check : str
        The answer cell and the check cell.
    replace : callable, optional
        Applied to every name that the answer defines, before the check runs.
    seed : int
        Where torch's random numbers start when the check runs.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    stderr, stage = io.StringIO(), "context"
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(stderr):
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
            _run_cell(check, namespace)
        except BaseException as error:
            return Outcome(f"{type(error).__name__}: {error}", stage, stderr.getvalue())
    return Outcome(None, stage, stderr.getvalue())


def _plan(lesson: Lesson, seed: int) -> Iterator[_Planned]:
    released = release(lesson.course, lesson.notebook(0))
    stubs = {cell.id: cell.source for cell in released.cells}
    for exercise in lesson.exercises():
        cells = lesson.context(exercise.needs)

        def plan(answer, kind, source, *, cells=cells, exercise=exercise, **more):
            check = exercise.check_source
            return _Planned(
                lesson.name, exercise.id, answer, kind, cells, source, check, seed, **more
            )

        yield plan("reference", "reference", exercise.reference)
        yield plan("stub", "stub", stubs[exercise.id])
        for path in sorted((lesson.answers_path / exercise.id).glob("right_*.py")):
            yield plan(path.name, "right", path.read_text("utf-8"))
        for path in sorted((lesson.answers_path / exercise.id).glob("wrong_*.py")):
            source = path.read_text("utf-8")
            yield plan(path.name, "wrong", source, hint=hint_of(source, path))
        for name in adversaries():
            yield plan(name, "adversary", exercise.reference, adversary=name)
        for mutant, reason in _mutants_of(lesson, exercise):
            yield plan(mutant.name, "mutant", mutant.source, equivalent=reason)


def _mutants_of(lesson: Lesson, exercise: Exercise) -> Iterator[tuple[Mutant, str | None]]:
    """Give each mutant, and why it is equivalent, if ``equivalent.toml`` says that it is."""
    path = lesson.answers_path / exercise.id / "equivalent.toml"
    try:
        reasons = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: {error}") from None
    for mutant in mutants(exercise.answer.source):
        yield mutant, reasons.pop(mutant.name, None)
    if reasons:
        raise CourseError(f"{path}: there is no mutant called {next(iter(reasons))!r}.")


def hint_of(source: str, path: Path) -> str:
    """Read the hint that a wrong answer must trigger from its first line.

    Raises
    ------
    CourseError
        If the file does not begin with ``# hint: …``.
    """
    match = re.match(r"# hint: (.+)\n", source)
    if match is None:
        raise CourseError(f"{path} must begin with '# hint: …', the words which it must trigger.")
    return match.group(1).strip()


def _run_all(planned: list[_Planned], jobs: int) -> Iterator[Trial]:
    warm_up()
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(_try, planned)


def _try(planned: _Planned) -> Trial:
    outcome = _isolated(planned)
    problem = _verdict(planned, outcome)
    if problem and planned.seed:
        problem = f"with seed {planned.seed}, {problem}"
    return Trial(
        planned.lesson, planned.exercise, planned.answer, planned.kind, problem, planned.equivalent
    )


def _verdict(planned: _Planned, outcome: Outcome) -> str | None:
    error = outcome.error
    if planned.kind in ("reference", "right"):
        if error is not None:
            return f"was rejected: {error}"
        if outcome.stderr:
            return f"wrote to stderr, which costs all points: {outcome.stderr[:200]!r}"
    elif planned.equivalent is not None:
        if error is not None:
            return f"is called equivalent, but was rejected: {error}"
    elif error is None:
        return "got full marks"
    elif outcome.stage == "context":
        return f"could not be tried: a cell that the check relies on raised {error}"
    elif planned.kind == "stub" and not error.startswith(STUB_ERROR):
        return f"must raise {STUB_ERROR}, but raised {error}"
    elif planned.kind == "stub" and outcome.stage != "check":
        return "must raise when it is checked, not where it is defined"
    elif planned.kind == "wrong":
        if planned.hint == ANY_HINT:
            if not error.startswith("CheckFailed"):
                return f"must be rejected by the check, but raised {error}"
        elif planned.hint not in error:
            return f"must trigger the hint {planned.hint!r}, but got {error}"
    return None


def _isolated(planned: _Planned) -> Outcome:
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


def _child(planned: _Planned, sender) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    torch.set_num_threads(1)
    replace = adversaries()[planned.adversary] if planned.adversary else None
    with tempfile.TemporaryDirectory() as folder, lesson_environment(), contextlib.chdir(folder):
        outcome = judge(
            planned.cells, planned.source, planned.check, replace=replace, seed=planned.seed
        )
        sender.send(outcome)
    sender.close()


def _run_cell(source: str, namespace: dict[str, Any]) -> None:
    """Run a cell as IPython would, magics left out: they only concern how things are shown."""
    lines = [line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))]
    code = TransformerManager().transform_cell("\n".join(lines))
    exec(compile(code, "<cell>", "exec"), namespace)


def summary_rows(trials: list[Trial]) -> list[tuple[str, ...]]:
    """Give a table: for each exercise, how many of each kind of answer were judged as they must."""
    kinds = ("reference", "stub", "right", "wrong", "adversary", "mutant")
    rows = [("exercise", *kinds)]
    for key in dict.fromkeys((t.lesson, t.exercise) for t in trials):
        row = [f"{key[0]} {key[1]}"]
        for kind in kinds:
            mine = [t for t in trials if (t.lesson, t.exercise) == key and t.kind == kind]
            row.append(f"{sum(t.problem is None for t in mine)}/{len(mine)}")
        rows.append(tuple(row))
    return rows
