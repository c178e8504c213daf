"""How one answer gets its points, so that no answer can award them to itself.

Nothing shares a process with an answer. Three take part:

- **The answer's process**, in the jail. It runs the student's cells, and then calls of what they
  define. It knows neither the check nor its variables, hidden tests or verdict: there is nothing to
  read, patch or forge. It can reach no network, files or processes of yours, and its time, memory
  and output are limited.
- **The check's process** (`check_process`, `checking`). The course's code alone runs there. What
  the answer defined it asks for through the wall (`course_admin.boundary`): arguments and results
  cross as plain values, layers as what they are made of, the answer's own objects as numbers. It
  believes nothing but what it computes from inputs that it chose: who lies well must compute what
  was asked for. Hostile bytes are read there and nowhere else, within limits, and it can be killed
  without loss.
- **This process** starts both, waits for one verdict, and writes points.

A process that dies costs one exercise. What ended for lack of time or memory is no verdict: it is
judged again the next time.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import socket
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from course_admin.boundary.messages import Gone, NotPlain
from course_admin.course.cell_names import (
    cells_behind,
    defined_names,
    statements,
    used_names,
)
from course_admin.course.lessons import HIDDEN_BEGIN
from course_admin.course.settings import CourseError
from course_admin.grading import suspicious
from course_admin.grading.check_process import CheckProcess, UnjailedProcess
from course_admin.grading.hints import shown_hint
from course_admin.grading.marks import GradedExercise
from course_admin.jail.limits import Limits
from course_admin.jail.process import JailedProcess

MOST_FATAL = 3  # cells of a student's that end the process and are left out one by one
MODELS = 4  # the part of an answer's computing time that its model has for one question
MOST_PIECES = 200  # statements of a cell that are tried one by one
CHANGED = "ChangedArguments"  # how the error of an answer begins that is right only by that


class Cell(NamedTuple):
    """A cell that runs in the answer's process.

    Attributes
    ----------
    place : int
        Where it stands in the notebook.
    source : str
        Its text.
    own : bool
        Whether it is the student's.
    """

    place: int
    source: str
    own: bool


@dataclass(frozen=True)
class Judged:
    """One answer to one exercise, with all that its judgement depends on.

    Attributes
    ----------
    exercise : str
        The grade id of the answer.
    full : float
        Full marks.
    context : list of str
        The course's cells that the check relies on: imports and context.
    cells : list of Cell
        What the student ran before the check, in order: the course's cells that it relies on, and
        all of their own.
    answer : int
        Which of them is the answer.
    below : list of Cell
        The student's own cells that follow the check, up to the next exercise.
    check : str
        The check, with its hidden tests.
    names : list of str
        What the reference defines and the check uses.
    seed : int
        Where random numbers start.
    others : list of Cell
        The course's other cells above the check, demonstrations, and what the student has made of
        them: they run only when a name is missing.
    changes : bool
        Whether the answer is right only if it changes what it is given.
    learned : bool
        Whether the check judges what a model has learned.
    hidden : dict of str to str
        The hidden data that the check reads, see `course_utils.goals`: path, and SHA-256. All lie
        in one folder.
    code_bytes : int
        How large the student's cells may be that run above the check, compressed by zlib; 0 for no
        limit. Where training has a budget, they are no place for what was trained before.
    cpu_seconds : int
        What a check allows that has a budget; the jail then ends what uses twice as much.
    answers : int
        How many different answers there are; the last one is judged.
    """

    exercise: str
    full: float
    context: list[str]
    cells: list[Cell]
    answer: int
    below: list[Cell]
    check: str
    names: list[str]
    seed: int
    others: list[Cell] = field(default_factory=list)
    changes: bool = False
    learned: bool = False
    hidden: dict[str, str] = field(default_factory=dict)
    code_bytes: int = 0
    cpu_seconds: int = 0
    answers: int = 1

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> Judged:
        """Make it of what `dataclasses.asdict` and JSON have made of it."""
        cells = {name: [Cell(*c) for c in content[name]] for name in ("cells", "below", "others")}
        return cls(**content | cells)


class EngineFault(Exception):
    """What went wrong was no answer's doing: it is tried once more."""


@dataclass
class Judge:
    """Judges answers, one after the other.

    Parameters
    ----------
    sandboxed : bool
        Whether answers run in the jail.
    limits : Limits
        What each answer's process may use.
    """

    sandboxed: bool
    limits: Limits = field(default_factory=Limits)
    _deadline: float = 0.0

    def judge(self, judged: Judged) -> GradedExercise:
        """Judge one answer.

        Raises
        ------
        CourseError
            If no jail can be made here, no process gets ready, or hidden data are missing: then
            nobody was judged.
        """
        _look_for(judged.hidden)
        started = time.monotonic()
        self._deadline = started + self.limits.seconds
        try:
            ran, verdict = self._verdict(judged)
        except EngineFault:
            try:
                ran, verdict = self._verdict(judged)
            except EngineFault as error:
                raise CourseError(
                    f"No process could be made ready for {judged.exercise} ({error}). Is the "
                    "machine overloaded? What was finished is kept: call again, with fewer --jobs."
                ) from None
        return _graded(ran, verdict, time.monotonic() - started)

    def _verdict(self, judged: Judged) -> tuple[Judged, dict[str, Any]]:
        """Judge what stands above the check; if that fails, look what else the student meant.

        What is given is also what ran in the end.
        """
        from course_utils.goals import too_much_code  # with torch, which takes seconds

        size = _code_size(judged)
        if judged.code_bytes and size > judged.code_bytes:
            said = too_much_code(size, judged.code_bytes)
            return judged, _NOTHING_RAN | {"error": ("CheckFailed", "CheckFailed", said)}
        judged, verdict = self._without_fatal_cells(judged)
        remarks = verdict.pop("remarks")
        for needed in (_demonstrations, _all_others):
            if verdict.get("missing") and not _passed(verdict):
                more = needed(verdict["missing"], judged)
                judged = _with_cells(judged, more)
                verdict = self._whole(judged) if more else verdict
        if not _passed(verdict) and verdict.get("raised"):
            pieces = _in_pieces(judged, verdict["raised"])
            again = self._whole(pieces) if pieces != judged else verdict
            if _passed(again):
                left = [pieces.cells[number].source for number in again["raised"]]
                judged, verdict = pieces, again
                remarks.append(f"it is right without what fails here: {_first_lines(left)}")
        changed = [] if _passed(verdict) else _changed_cells(judged)
        if changed:
            more = _with_cells(judged, changed)
            again = self._whole(more)
            if _passed(again):
                judged, verdict = more, again
                remarks.append("it is right with cells of the course that the student has changed")
        if judged.below and not _passed(verdict):
            wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, judged.names))})\b")
            if any(wanted.search(cell.source) for cell in judged.below):
                more = _with_cells(judged, judged.below)
                again = self._whole(more)
                if _passed(again):
                    judged, verdict = more, again
                    remarks.append("what stands below its check was taken with it")
        return judged, verdict | {"remarks": remarks}

    def _without_fatal_cells(self, judged: Judged) -> tuple[Judged, dict[str, Any]]:
        """Judge; leave out own cells, the answer excepted, that end the whole process."""
        remarks: list[str] = []
        while True:
            verdict = self._whole(judged)
            at = verdict.get("at")
            if at is None or at == judged.answer or not judged.cells[at].own:
                return judged, verdict | {"remarks": remarks}
            answer = judged.cells[judged.answer]
            if len(remarks) < MOST_FATAL:
                remarks.append(f"a cell above it was left out: {verdict['engine']}")
                left = judged.cells[:at] + judged.cells[at + 1 :]
            else:
                remarks.append("all other cells of the student's were left out")
                left = [cell for cell in judged.cells if not cell.own or cell == answer]
            judged = replace(judged, cells=left, answer=left.index(answer))

    def _whole(self, judged: Judged) -> dict[str, Any]:
        verdict = self._once(judged, keep=False)
        if _passed(verdict) and verdict["changed"] and not judged.changes:
            # It may have changed what it is compared with: it must be right also if it cannot.
            kept = self._once(judged, keep=True)
            return kept | {"only_by_changes": not _passed(kept)}
        return verdict

    def _once(self, judged: Judged, *, keep: bool) -> dict[str, Any]:
        """Start both processes; give the verdict, or under ``engine`` why there is none."""
        if time.monotonic() > self._deadline:
            return {"engine": f"OutOfTime: after {self.limits.seconds} s"}
        process = self._start(judged.learned, self._limits_for(judged))
        try:
            return self._ask(process, judged, keep)
        finally:
            process.close()

    def _limits_for(self, judged: Judged) -> Limits:
        seconds = max(self.limits.cpu_seconds, 2 * judged.cpu_seconds)
        return replace(self.limits, cpu_seconds=seconds)

    def _start(self, learned: bool, limits: Limits) -> JailedProcess | UnjailedProcess:
        try:
            if self.sandboxed:
                return JailedProcess(limits, decoys=learned)
            return UnjailedProcess()
        except (EOFError, OSError) as error:
            raise EngineFault(repr(error)) from error

    def _with_seconds(self, judged: Judged) -> list[list[Any]]:
        """Give a student's other cells a part of the time, so that something is left."""
        others = sum(cell.own for cell in judged.cells) - 1
        part = max(1, self._limits_for(judged).cpu_seconds // 2 // max(1, others))
        return [
            [cell.source, part if cell.own and number != judged.answer else 0]
            for number, cell in enumerate(judged.cells)
        ]

    def _ask(
        self, process: JailedProcess | UnjailedProcess, judged: Judged, keep: bool
    ) -> dict[str, Any]:
        task = {
            "context": judged.context,
            "cells": self._with_seconds(judged),
            "answer": judged.answer,
            "check": judged.check,
            "names": judged.names,
            "seed": judged.seed,
            "keep": keep,
            "hidden": str(Path(next(iter(judged.hidden))).parent) if judged.hidden else "",
        }
        with contextlib.ExitStack() as models:
            return self._ask_with(task, process, judged, models)

    def _ask_with(
        self,
        task: dict[str, Any],
        process: JailedProcess | UnjailedProcess,
        judged: Judged,
        models: contextlib.ExitStack,
    ) -> dict[str, Any]:
        processes = [process]

        def another() -> socket.socket:
            models.close()  # a check asks one model at a time
            part = replace(self.limits, cpu_seconds=self.limits.cpu_seconds // MODELS + 1)
            processes.append(self._start(judged.learned, part))
            models.callback(processes[-1].close)
            return processes[-1].connection

        try:
            check = CheckProcess(process.connection, task, another, process.cpu_seconds)
        except NotPlain as error:
            return {"engine": f"NotPlain: the submission has {error}"}
        except (Gone, EOFError, OSError) as error:
            raise EngineFault(repr(error)) from error
        try:
            verdict = check.verdict(self._deadline)
        except (Gone, NotPlain):
            # Killed by its limits, most likely: what it was sent was too much for it.
            return {"engine": "CheckLost: the check could not cope with what the answer gave it"}
        finally:
            check.close()
        if verdict is None:
            ended = process.ended(seconds=0)
            return {"engine": f"OutOfTime: {ended or f'after {self.limits.seconds} s'}"}
        if "failed" in verdict:
            return {"engine": f"RuntimeError: the check broke: {verdict['failed']}"}
        if verdict["context"] is not None:
            raise CourseError(
                f"A cell that the check of {judged.exercise} relies on failed: {verdict['context']}"
            )
        if verdict["gone"]:
            gone = processes[-1] if verdict["gone"] == "model" else process
            ended = gone.ended() or "it ended by itself"
            kind = "OutOfTime" if ended.startswith(("cpu", "time")) else "DeadProcess"
            return {"engine": f"{kind}: {ended}", "at": verdict["at"]}
        if verdict["hostile"] is not None:
            return {"engine": f"NotPlain: the answer's process sent {verdict['hostile']}"}
        return verdict


_NOTHING_RAN: dict[str, Any] = {
    **{"line": 0, "ours": True, "answer_error": None, "printed": "", "missing": []},
    **{"unfinished": False, "remarks": []},
}


def _code_size(judged: Judged) -> int:
    own = "\n".join(cell.source for cell in judged.cells if cell.own)
    return len(zlib.compress(own.encode("utf-8", "replace"), 9))


def _look_for(hidden: dict[str, str]) -> None:
    """See that hidden data lie here, and are those that the submission is to be judged by."""
    for path, digest in hidden.items():
        try:
            found = hashlib.sha256(Path(path).read_bytes()).hexdigest()
        except OSError as error:
            raise CourseError(
                f"{path} cannot be read ({error.strerror}), and answers are judged by it. A worker "
                "on another machine needs it in the same place."
            ) from None
        if found != digest:
            raise CourseError(f"{path} is another here than where grading was started.")


def _passed(verdict: dict[str, Any]) -> bool:
    return "engine" not in verdict and verdict["error"] is None


def cells_that_define(names: list[str], context: list[str], others: Sequence[Cell]) -> list[Cell]:
    """Find, of ``others``, the cells that define names, and what these rely on beside ``context``.

    Examples
    --------
    >>> others = [Cell(1, "a = 1", False), Cell(2, "b = a + c", False), Cell(3, "d = 4", False)]
    >>> [cell.place for cell in cells_that_define(["b"], ["c = 2"], others)]
    [1, 2]
    """
    given = set().union(*map(defined_names, context))
    found = cells_behind("\n".join(names), [cell.source for cell in others], given)
    return [cell for cell in others if cell.source in found]


def _demonstrations(names: list[str], judged: Judged) -> list[Cell]:
    """Find the demonstrations that define names."""
    return cells_that_define(names, judged.context, judged.others)


def _all_others(names: list[str], judged: Judged) -> list[Cell]:
    """Give all demonstrations that do not run yet: one of them may define names in its own way."""
    return [cell for cell in judged.others if cell not in judged.cells]


def _changed_cells(judged: Judged) -> list[Cell]:
    """Give what a student has made of the course's cells, where their own code needs its names."""
    given = set().union(*map(defined_names, judged.context))
    used = set().union(*(used_names(cell.source) for cell in judged.cells if cell.own))
    wanted = given & used
    return [
        cell
        for cell in judged.others
        if cell.own and cell not in judged.cells and defined_names(cell.source) & wanted
    ]


def _in_pieces(judged: Judged, raised: list[int]) -> Judged:
    """Take those cells of the student's apart that failed: of a cell, IPython runs no more then.

    Where it was written there may have been a file, a network, a package that is not here.
    """
    cells: list[Cell] = []
    answer = judged.answer
    for number, cell in enumerate(judged.cells):
        pieces = [cell]
        if cell.own and number in raised:
            found = statements(cell.source)
            pieces = [cell._replace(source=one) for one in found[:MOST_PIECES]] or pieces
        cells += pieces
        if number == judged.answer:
            answer = len(cells) - 1
    return replace(judged, cells=cells, answer=answer)


def _first_lines(sources: list[str]) -> str:
    """Name pieces of code by their first lines."""
    lines = [f"`{source.strip().partition(chr(10))[0][:80]}`" for source in sources]
    return ", ".join(lines[:3]) + (f" and {len(lines) - 3} more" if len(lines) > 3 else "")


def _with_cells(judged: Judged, more: list[Cell]) -> Judged:
    """Set further cells to their places."""
    answer = judged.cells[judged.answer]
    cells = sorted([*judged.cells, *more], key=lambda cell: cell.place)
    return replace(judged, cells=cells, answer=cells.index(answer))


def _graded(judged: Judged, verdict: dict[str, Any], seconds: float) -> GradedExercise:
    """Turn what happened into points, a hint and flags."""
    common = {"full": judged.full, "seconds": round(seconds, 3), "remarks": verdict["remarks"]}
    if "engine" in verdict:
        error = _text(verdict["engine"])
        flags = [f"was not judged: {error}"]
        return GradedExercise(0, error=error, stage="engine", flags=flags, **common)
    common |= {"printed": _text(verdict["printed"]), "missing": verdict["missing"]}
    error = verdict["error"]
    if error is None:
        share, said, measured = verdict["award"] or (1, None, {})
        points = round(judged.full * share, 2)
        more = {"flags": _to_read(judged), "hint": said, "measured": measured}
        return GradedExercise(points, **more, **common)
    common["flags"] = flags = []
    if verdict["unfinished"]:
        flags.append("another cell of the student's took too long and was left unfinished")
    if judged.answers > 1:
        flags.append(f"there are {judged.answers} answers: the last one counts, and fails")
    _, name, message = map(_text, error)
    if verdict.get("only_by_changes"):
        described = f"{CHANGED}: it changes what it is given, and else fails: {name}: {message}"
        return GradedExercise(0, error=described, stage="check", **common)
    hidden = verdict["line"] > hidden_line(judged.check)
    stage, hint, described = "hidden" if hidden else "check", None, f"{name}: {message}"
    if verdict["ours"]:
        hint = shown_hint(message, judged.check, hidden=hidden)
    elif verdict["answer_error"] is not None:
        stage, described = "answer", "{1}: {2}".format(*map(_text, verdict["answer_error"]))
    return GradedExercise(0, hint=hint, error=described, stage=stage, **common)


def _to_read(judged: Judged) -> list[str]:
    """Say what of a right answer's code somebody has to read; see `suspicious`."""
    forbids = "checks.without(" in judged.check
    if not (forbids or judged.learned):
        return []
    from course_utils.check_cells import names_to_do_without  # these import torch
    from tutor.forbidding import spellings

    own = [cell.source for cell in judged.cells if cell.own]
    # A cell that defines the names anew, below the answer, is the one that was judged.
    defining = [source for source in own if defined_names(source) & set(judged.names)]
    relied_on = [judged.cells[judged.answer].source, *defining]
    relied_on += [one for source in relied_on for one in cells_behind(source, own, set())]
    others = [source for source in own if source not in relied_on]
    names = set().union(*map(spellings, names_to_do_without(judged.check))) if forbids else set()
    found = suspicious.named(list(dict.fromkeys(relied_on)), others, names, learned=judged.learned)
    return [f"its code {one}; an honest answer has no need of that here: read it" for one in found]


def _text(value: Any) -> str:
    """Give a text that can be written to any file."""
    return str(value).encode("utf-8", "replace").decode()


def hidden_line(check: str) -> float:
    """Give the number of the line where the hidden tests of a check begin; infinity if nowhere."""
    for number, line in enumerate(check.splitlines(), 1):
        if line.strip() == HIDDEN_BEGIN:
            return number
    return float("inf")
