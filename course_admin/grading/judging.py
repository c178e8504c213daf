"""How one answer gets its points, so that no answer can award them to itself.

Each answer runs in a kernel of its own, in the jail, and the check judges it from outside:

- **Separate** (`check_process`, `separate_checks`). The check runs in another process, outside the
  jail, on the course's code alone. What it calls of the answer is called in the jail; arguments and
  results cross as plain values (`plain_values`). The answer sees the inputs it is called with, as
  any function does, and nothing else: not the check, its variables, its hidden tests or the
  verdict. There is nothing to read, patch or forge. This is *prevented*.
- **Together** (`answering.Server`). Some answers give living objects, such as networks, or change
  the objects they are given. Their check is sent into the kernel, after the answer has run, and
  runs beside it. Code that shares a process with its judge can cheat it in the end, if it knows
  Python's insides well. What is usual is *detected*: replaced or rewritten functions are put back
  before the check and looked for after it, known wrong comparisons must fail, and an audit hook
  notices an answer that looks at its callers' frames, traces, searches the memory or uses ctypes.
  An answer that does any of this gets nothing, and a flag that says what it did. Look at flagged
  answers; give points by hand where one was innocent.

In both, what an answer can reach is what the jail lets it reach: no network, files or processes of
yours, and limited time, memory and output. A kernel that dies costs one exercise.

Which way an exercise goes is found by trying: its reference answer must get full marks separately,
else together. A lesson whose references fail here is not graded at all.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import inspect
import os
import re
import secrets
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any

from jupyter_client.manager import AsyncKernelManager

from course_admin.course.execution import lesson_variables
from course_admin.course.lessons import HIDDEN_BEGIN
from course_admin.course.settings import CourseError
from course_admin.grading import answering, plain_values
from course_admin.grading.check_process import CheckProcess
from course_admin.grading.hints import shown_hint
from course_admin.grading.marks import GradedExercise
from course_admin.grading.plain_values import MAXIMUM_BYTES, NotPlain, decode, encode
from course_admin.jail.kernels import JailedKernelManager
from course_admin.jail.limits import Limits

CHANGED = "ChangedArguments"  # how the error of an answer begins that is right only by that
SECONDS_TO_START = 600
SECONDS_TO_ABANDON = 5  # for a check whose answer is gone
SECONDS_TO_END = 60  # for a kernel that was killed
INTERVAL = 0.25  # seconds between two looks at whether the kernel lives


@dataclass(frozen=True)
class Judged:
    """One answer to one exercise, with all that its judgement depends on.

    Attributes
    ----------
    exercise : str
        The grade id of the answer.
    full : float
        Full marks.
    cells : list of str
        The course's cells that the check relies on: imports and context.
    before : list of str
        Other cells that the answer uses names of, in their order.
    answer, check : str
        The two cells. The check has its hidden tests.
    names : list of str
        What the reference defines and the check uses.
    separate : bool
        Whether the check runs in a process of its own.
    seed : int
        Where random numbers start.
    changes : bool
        Whether the answer is right only if it changes what it is given: see
        `separate_checks.run_check`.
    """

    exercise: str
    full: float
    cells: list[str]
    before: list[str]
    answer: str
    check: str
    names: list[str]
    separate: bool
    seed: int
    changes: bool = False


class KernelDied(Exception):
    """The kernel ended by itself, or was ended for what it used."""


class OutOfTime(Exception):
    """The time for an answer, or for the whole submission, is over."""


class EngineFault(Exception):
    """What went wrong was no answer's doing: it is tried once more."""


class CheckLost(EngineFault):
    """The check process ended by itself, which an answer may have brought about."""


@dataclass
class Judge:
    """Judges answers one after the other, with one check process for all of them.

    Parameters
    ----------
    sandboxed : bool
        Whether answers run in the jail.
    limits : Limits
        What each answer's kernel may use.
    """

    sandboxed: bool
    limits: Limits = field(default_factory=Limits)
    _checks: CheckProcess | None = None

    def judge(self, judged: Judged, seconds: float | None = None) -> GradedExercise:
        """Judge one answer.

        Parameters
        ----------
        judged : Judged
            The answer.
        seconds : float, optional
            The time that it has, if it is less than the limit of a cell.

        Raises
        ------
        CourseError
            If no jail can be made here, or no kernel gets ready in it: then nobody was judged.
        """
        started = time.monotonic()
        allowed = min(seconds or self.limits.cell_seconds, self.limits.cell_seconds)
        try:
            outcome = asyncio.run(self._outcome(judged, allowed))
        except EngineFault:
            self.close()
            try:
                outcome = asyncio.run(self._outcome(judged, allowed))
            except CheckLost as error:
                outcome = {"printed": "", "engine": f"CheckLost: {error}"}
            except EngineFault as error:
                raise CourseError(
                    f"No kernel could be made ready for {judged.exercise} ({error}). Is the "
                    "machine overloaded? What was finished is kept: call again, with fewer --jobs."
                ) from None
        return _graded(judged, outcome, time.monotonic() - started)

    def close(self) -> None:
        """End the check process."""
        if self._checks is not None:
            self._checks.close()
            self._checks = None

    async def _outcome(self, judged: Judged, seconds: float) -> dict[str, Any]:
        outcome: dict[str, Any] = {"printed": "", "answer_error": None, "flags": []}
        session = Session(self.sandboxed, self.limits)
        if judged.separate and self._checks is None:
            self._checks = CheckProcess()
        try:
            await self._prepare(session, judged)
            session.deadline = time.monotonic() + seconds
            await self._run(session, judged, outcome)
        except KernelDied as error:
            outcome.update(engine=str(error))
        except OutOfTime:
            outcome.update(engine=f"OutOfTime: it ran longer than {seconds:.0f} s")
        except NotPlain as error:
            outcome.update(engine=f"NotPlain: the answer's process sent {error}")
        except (CourseError, EngineFault):
            raise
        except Exception as error:  # whatever one answer brings about, the others are judged
            outcome.update(engine=f"{type(error).__name__}: {_text(error)[:500]}")
        finally:
            await session.close()
        return outcome

    async def _prepare(self, session: Session, judged: Judged) -> None:
        """Run what is the course's own; if that fails, no student is to blame."""
        try:
            await session.start(judged.seed)
            if judged.separate:
                await asyncio.to_thread(self._checks.wait_until_ready, session.deadline)
            prepared = await session.ask({"do": "prepare", "cells": judged.cells})
        except CourseError:
            raise
        except (KernelDied, OutOfTime, NotPlain, EOFError, OSError, RuntimeError) as error:
            raise EngineFault(repr(error)) from error
        if prepared.get("error") is not None:
            raise CourseError(
                f"A cell that the check of {judged.exercise} relies on failed: {prepared['error']}"
            )

    async def _run(self, session: Session, judged: Judged, outcome: dict[str, Any]) -> None:
        request = {"do": "answer", "cells": [*judged.before, judged.answer], "names": judged.names}
        answered = await session.ask(request)
        outcome["answer_error"] = _description(answered.get("error"))
        outcome["printed"] = _text(answered.get("printed", ""))[: answering.PRINTED_BYTES]
        if judged.separate:
            verdict = await self._check_separately(session, judged, answered)
        else:
            verdict = await self._check_together(session, judged)
        outcome["verdict"] = verdict

    async def _check_together(self, session: Session, judged: Judged) -> dict[str, Any]:
        token = secrets.token_hex(16)
        request = {"do": "check", "source": judged.check, "names": judged.names, "token": token}
        verdict = await session.ask(request)
        if verdict.get("token") != token or not isinstance(verdict.get("flags"), list):
            raise NotPlain("no verdict")
        line = verdict.get("line", 0)
        return {
            "error": _description(verdict.get("error")),
            "line": line if type(line) is int else 0,
            "ours": verdict.get("ours") is True,
            "flags": [f"the answer {_text(flag)[:200]}" for flag in verdict["flags"][:20]],
        }

    async def _check_separately(
        self, session: Session, judged: Judged, answered: dict[str, Any]
    ) -> dict[str, Any]:
        callables, values = answered.get("callables"), answered.get("values")
        if type(callables) is not list or type(values) is not dict:
            raise NotPlain("no names")
        task = {
            "cells": judged.cells,
            "check": judged.check,
            "callables": [name for name in judged.names if name in callables],
            "values": {name: values[name] for name in judged.names if name in values},
            "seed": judged.seed,
            "changes": judged.changes,
        }
        # An opaque value cannot be sent on; whatever it is, it is no answer.
        task["values"] = decode(encode(task["values"], opaque=True))
        checks = self._checks
        try:
            await asyncio.to_thread(checks.send, encode(task, opaque=True), session.deadline)
            while True:
                message = decode(await asyncio.to_thread(checks.receive, session.deadline))
                if "verdict" in message:
                    break
                try:
                    reply = await session.exchange(message["call"])
                except (KernelDied, OutOfTime, NotPlain):
                    await self._abandon()
                    raise
                await asyncio.to_thread(checks.send, reply, session.deadline)
        except TimeoutError:
            self.close()
            raise OutOfTime from None
        except (KernelDied, OutOfTime, NotPlain):
            raise
        except (EOFError, OSError) as error:
            self.close()
            raise CheckLost(repr(error)) from error
        except BaseException:
            self.close()  # it waits for a reply that will never come
            raise
        verdict = message["verdict"]
        if "failed" in verdict:
            raise RuntimeError(f"the check broke: {verdict['failed']}")
        return {**verdict, "flags": []}

    async def _abandon(self) -> None:
        """Let the check process know that the answer's is gone, so that it can go on to the next.

        To start another one takes seconds.
        """
        deadline = time.monotonic() + SECONDS_TO_ABANDON
        try:
            await asyncio.to_thread(self._checks.send, encode({"gone": True}), deadline)
            while "verdict" not in decode(await asyncio.to_thread(self._checks.receive, deadline)):
                pass
        except (EOFError, OSError, NotPlain):  # TimeoutError is an OSError
            self.close()


class Session:
    """One kernel, and the requests to the `answering.Server` in it.

    Only the shell channel is opened: what the answer prints, displays or sends of its own accord
    reaches nobody.
    """

    def __init__(self, sandboxed: bool, limits: Limits) -> None:
        if sandboxed:
            self.manager = JailedKernelManager(limits=limits)
        else:
            self.manager = AsyncKernelManager(kernel_name="python3")
        self.folder = tempfile.TemporaryDirectory(prefix="answer-", ignore_cleanup_errors=True)
        self.client = None
        self.deadline = time.monotonic() + SECONDS_TO_START

    async def start(self, seed: int) -> None:
        """Start the kernel and the server in it."""
        environment = {**os.environ, **lesson_variables()}  # of this kernel, not of this process
        environment = {name: value for name, value in environment.items() if value is not None}
        start = self.manager.start_kernel(cwd=self.folder.name, env=environment)
        try:
            await asyncio.wait_for(start, SECONDS_TO_START)
        except asyncio.TimeoutError:
            raise OutOfTime from None
        self.client = self.manager.client()
        self.client.start_channels(shell=True, iopub=False, stdin=False, hb=False, control=False)
        status = (await self._execute(_server_code(seed), {}))["status"]
        if status != "ok":
            raise KernelDied("it could not prepare itself for an answer")

    async def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request; give the reply, decoded.

        Raises
        ------
        KernelDied, OutOfTime
            If there is none.
        NotPlain
            If it is none.
        """
        reply = decode(await self.exchange(encode(request)))
        if type(reply) is not dict:
            raise NotPlain("no reply")
        return reply

    async def exchange(self, request: bytes) -> bytes:
        """Send an encoded request; give the reply, still encoded."""
        text = base64.b64encode(request).decode()
        content = await self._execute("", {"reply": f"__answering__({text!r})"})
        with contextlib.suppress(AttributeError, KeyError, TypeError):
            shown = content["user_expressions"]["reply"]["data"]["text/plain"]
            if len(shown) <= 2 * MAXIMUM_BYTES and re.fullmatch(r"'[A-Za-z0-9+/=]*'", shown):
                return base64.b64decode(shown[1:-1])
        raise NotPlain("no reply")

    async def close(self) -> None:
        """End the kernel with everything in it."""
        if self.client is not None:
            self.client.stop_channels()
        if self.manager.has_kernel:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self.manager.shutdown_kernel(now=True), SECONDS_TO_END)
        self.folder.cleanup()

    async def _execute(self, code: str, expressions: dict[str, str]) -> dict[str, Any]:
        request = self.client.execute(
            code,
            silent=True,
            store_history=False,
            user_expressions=expressions,
            allow_stdin=False,
            stop_on_error=False,
        )
        while True:
            if time.monotonic() > self.deadline:  # however much else it sends
                raise OutOfTime
            try:
                reply = await self.client.shell_channel.get_msg(timeout=INTERVAL)
            except Exception:  # nothing yet, or nothing that can be read
                if not await self.manager.is_alive():
                    ended = getattr(self.manager, "ended", None) or "the kernel ended by itself"
                    raise KernelDied(f"DeadKernel: {ended}") from None
                continue
            if reply.get("parent_header", {}).get("msg_id") == request:
                return reply["content"] if isinstance(reply.get("content"), dict) else {}


def _server_code(seed: int) -> str:
    """Give the code that makes a kernel, which need not have `course_admin`, serve requests."""
    modules = [
        ("course_admin.grading.plain_values", inspect.getsource(plain_values), "<answering>"),
        ("course_admin.grading.answering", inspect.getsource(answering), "<answering>"),
    ]
    return f"""\
import sys, types
sys.modules["course_admin"] = types.ModuleType("course_admin")
for _name, _source, _file in {modules!r}:
    _module = sys.modules[_name] = types.ModuleType(_name)
    exec(compile(_source, _file, "exec", dont_inherit=True), _module.__dict__)
__answering__ = _module.Server({seed})
for _name in list(sys.modules):
    if _name.startswith("course_admin"):
        del sys.modules[_name]
del _name, _source, _file, _module, sys, types
"""


def _graded(judged: Judged, outcome: dict[str, Any], seconds: float) -> GradedExercise:
    """Turn what happened into points, a hint and flags."""
    common = {
        "full": judged.full,
        "seconds": round(seconds, 3),
        "separate": judged.separate,
        "printed": outcome["printed"],
    }
    if "engine" in outcome:
        error = outcome["engine"]
        return GradedExercise(
            0, error=error, stage="engine", flags=[f"was not judged: {error}"], **common
        )
    verdict = outcome["verdict"]
    flags = list(dict.fromkeys(verdict["flags"]))
    error = verdict["error"]
    if error is None and not flags:
        return GradedExercise(judged.full, **common)
    if error is None:
        error = ["", "Tampered", "the check passed, but " + "; ".join(flags)]
    _, name, message = map(_text, error)
    if verdict.get("changed"):
        described = f"{CHANGED}: it changes what it is given, and else fails: {name}: {message}"
        return GradedExercise(0, error=described, stage="check", flags=flags, **common)
    hidden = verdict.get("line", 0) > hidden_line(judged.check)
    stage = "hidden" if hidden else "check"
    hint = shown_hint(message, judged.check) if verdict.get("ours") and not flags else None
    described = f"{name}: {message}"
    if outcome["answer_error"] is not None and not verdict.get("ours"):
        stage, hint = "answer", None
        described = "{1}: {2}".format(*outcome["answer_error"])
    return GradedExercise(0, hint=hint, error=described, stage=stage, flags=flags, **common)


def _description(said: Any) -> list[str] | None:
    """Read what `answering.describe` says of an error; None if there was none."""
    if said is None:
        return None
    if type(said) is not list or len(said) != 3:
        raise NotPlain("no description of an error")
    return [_text(part)[: answering.MESSAGE_BYTES] for part in said]


def _text(value: Any) -> str:
    """Give a text that can be written to any file."""
    return str(value).encode("utf-8", "replace").decode()


def hidden_line(check: str) -> float:
    """Give the number of the line where the hidden tests of a check begin; infinity if nowhere."""
    for number, line in enumerate(check.splitlines(), 1):
        if line.strip() == HIDDEN_BEGIN:
            return number
    return float("inf")
