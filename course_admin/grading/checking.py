"""A check that asks an answer through the wall: see `judging`.

The course's code alone runs here, in a process of its own for each check. What an answer defined
lies in its own process; what crosses is said in `course_admin.boundary`.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import socket
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

import torch
from IPython.core.inputtransformer2 import TransformerManager

from course_admin.boundary.answers import PRINTED, UNFINISHED, seed_everything
from course_admin.boundary.errors import MESSAGE, describe
from course_admin.boundary.messages import Channel, Gone, NotPlain
from course_admin.boundary.peer import Peer
from course_utils import check_cells, goals
from course_utils.checks import CheckFailed, do_without
from course_utils.goals import Award
from tutor.forbidding import calls

CHECK = "<check>"
SEED_OF_CELLS = 0  # of the course's cells, on both sides, and of the answer's
_DTYPE = "__default_dtype"
_MISSING = re.compile(r"name '(\w{1,100})' is not defined")


def run_check(
    context: list[str],
    cells: list[list[Any]],
    answer: int,
    check: str,
    names: list[str],
    seed: int,
    keep: bool,
    connection: socket.socket,
    another: Callable[[], socket.socket],
    used: Callable[[], float] = lambda: 0.0,
    hidden: str = "",
) -> dict[str, Any]:
    """Let the answer's process run ``cells``, and judge here what they define.

    Parameters
    ----------
    context : list of str
        The course's cells that the check relies on.
    cells : list of [str, int]
        What runs in the answer's process, in order, and for how many seconds at most; 0 for no
        limit of its own.
    answer : int
        Which of them is the answer.
    check : str
        The check, with its hidden tests.
    names : list of str
        What the answer shall define and the check uses.
    seed : int
        Where the check's random numbers start. The answer never learns it: what a check draws
        before it sets a seed of its own, an answer cannot draw again.
    keep : bool
        Whether the check's tensors, lists and modules stay as they are, whatever an answer does to
        those that it is given.
    connection : socket.socket
        The way to the answer's process.
    another : callable
        Starts one that knows nothing of the answer, and gives the way to it; raises `Gone` if there
        is none.
    used : callable
        Says how many CPU seconds the answer's process has used.
    hidden : str
        The folder of hidden data; see `course_utils.goals`.

    Returns
    -------
    dict
        ``error``: None, or what `peer.describe` says of it. ``line`` and ``ours``: where in the
        check it arose, and whether the course's check raised it. ``context``: how a cell of
        ``context`` failed, or None. ``answer_error``: how the answer's cell failed, or None.
        ``printed``: what it printed. ``changed``: whether the answer changed what it was given.
        ``missing``: names that its cells wanted and did not find. ``unfinished``: whether another
        cell of the student's took too long. ``gone``: whether its process
        ended, or "model" if that of its model did. ``at``: which cell ran then, None if none did.
        ``hostile``: what came from it that was no message, or None. ``award``: what was earned by
        steps, as a list, or None. ``raised``: which cells did.
    """
    verdict: dict[str, Any] = {
        "error": None,
        "line": 0,
        "ours": False,
        "context": None,
        "answer_error": None,
        "printed": "",
        "changed": False,
        "missing": [],
        "unfinished": False,
        "gone": False,
        "at": None,
        "hostile": None,
        "award": None,
        "raised": [],
    }
    if hidden:
        os.environ[goals.FOLDER] = hidden
    namespace = notebook_names()
    peer = Peer(Channel(connection), answers=False)
    peer.writes_back = not keep
    surroundings = _Surroundings(peer, another, used, seed)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        seed_everything(SEED_OF_CELLS)
        for number, source in enumerate(context):
            error = run_cell(source, namespace, f"<course {number}>")
            if error is not None:
                return verdict | {"context": describe(error)}
        try:
            said = []
            peer.ask("seed", SEED_OF_CELLS)
            for number, (source, seconds) in enumerate(cells):
                verdict["at"] = number
                error, printed = _read_ran(peer.ask("run", source, seconds))
                if error is not None and error[0] == "NameError":
                    said.append(error[2])
                if error is not None:
                    verdict["raised"].append(number)
                if error is not None and UNFINISHED in error[2] and number != answer:
                    verdict["unfinished"] = True
                if number == answer:
                    verdict.update(answer_error=error, printed=printed)
            verdict["at"] = None
            peer.ask("run", f"{_DTYPE} = __import__('torch').get_default_dtype()", 0)
            if peer.ask("value", _DTYPE) is torch.float64:  # in a notebook it would be the check's
                torch.set_default_dtype(torch.float64)
            forbidden = check_cells.names_to_do_without(check)
            if forbidden:
                error, _ = _read_ran(peer.ask("run", check_cells.forbidding_cell(forbidden), 0))
                if error is not None:
                    raise NotPlain(f"{error[1]} where it was to do without functions")
            for name in names:
                namespace.pop(name, None)
                with contextlib.suppress(NameError):
                    namespace[name] = peer.ask("value", name)
            seed_everything(seed)
            peer.secret_seed = seed  # what a check draws before it sets a seed is its own
            surroundings.forbidden = forbidden
            error, award = run_the_check(
                check,
                namespace,
                is_here=False,
                is_answers=peer.is_answers,
                surroundings=surroundings,
            )
            if isinstance(error, NotPlain | Gone):
                raise error
        except Gone:
            return verdict | {"gone": "model" if surroundings.gone else True}
        except Exception as problem:  # of asking: what a check raises is no exception here
            return verdict | {"hostile": f"{problem}"[:200]}
    verdict.update(changed=peer.changed, award=award and list(award))
    if error is not None:
        said.append(str(error) if isinstance(error, NameError) else "")
        verdict.update(error=describe(error), **place_of(error))
        if str(error) in {do_without(name, c) for name in forbidden for c in calls(name)}:
            verdict.update(error=describe(CheckFailed(str(error))), ours=True)
    verdict["missing"] = [found for text in said for found in _MISSING.findall(text)]
    return verdict


class _Surroundings:
    """As `course_utils.on_its_own`: models lie in the answer's process, their copies in others."""

    def __init__(
        self,
        peer: Peer,
        another: Callable[[], socket.socket],
        used: Callable[[], float],
        seed: int,
    ) -> None:
        self._peer, self._another, self._used, self._seed = peer, another, used, seed
        self.forbidden: tuple[str, ...] = ()
        self.gone = False  # whether the process of a copy has ended

    def serialize(self, model: Any, most: int) -> tuple[Any, str]:
        content, largest = _function(self._peer, "serialize")(model, most)
        return content, f"{largest}"[:100]

    def cpu_clock(self) -> Callable[[], float]:
        """Count from the start of the answer's process."""
        return self._used

    def ask(self, content: bytes, parameters: list[Any], inputs: list[Any]) -> Any:
        """Ask in a process where nothing of the answer's has run."""
        try:
            with self._another() as connection:
                peer = Peer(Channel(connection), answers=False)
                peer.secret_seed = self._seed
                if self.forbidden:
                    peer.ask("run", check_cells.forbidding_cell(self.forbidden), 0)
                return _function(peer, "ask")(content, parameters, inputs)
        except Gone:
            self.gone = True
            raise


def _function(peer: Peer, name: str) -> Any:
    """Give a function of `course_utils.on_its_own` on the other side."""
    peer.ask("run", f"__{name} = __import__('course_utils.on_its_own').on_its_own.{name}", 0)
    return peer.ask("value", f"__{name}")


def run_cell(source: str, namespace: dict[str, Any], filename: str) -> BaseException | None:
    """Run one of the course's own cells, magics left out; give the error that it raised."""
    try:
        exec(_compiled(source, filename), namespace)
    except BaseException as error:
        return error
    return None


def run_the_check(
    check: str, namespace: dict[str, Any], **where: Any
) -> tuple[BaseException | None, Award | None]:
    """Run a check as its cell does in a notebook; give the error that it raised, or the award.

    Parameters
    ----------
    check : str
        Its source.
    namespace : dict
        The notebook's names.
    **where : object
        What else `check_cells.run` is told.
    """
    try:
        return None, check_cells.run(_compiled(check, CHECK), namespace, **where)
    except BaseException as error:
        return error, None


def _compiled(source: str, filename: str) -> CodeType:
    code = TransformerManager().transform_cell(source)
    return compile(code, filename, "exec", dont_inherit=True)


def notebook_names() -> dict[str, Any]:
    """Give the names that every notebook has, where nothing is shown."""
    return {
        "__name__": "__main__",
        "display": lambda *args, **kwargs: None,
        "get_ipython": _NoShell,
    }


class _NoShell:
    """Stand for IPython where magics only concern how things are shown."""

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **kwargs: None


def place_of(error: BaseException) -> dict[str, Any]:
    """Say in which line of the check an error arose, and whether the course's check raised it."""
    from course_utils import checks

    files, line = [], 0
    step = error.__traceback__
    while step is not None:
        frame: FrameType = step.tb_frame
        files.append(frame.f_code.co_filename)
        if files[-1] == CHECK and not line:  # a helper of the visible part may be called below it
            line = step.tb_lineno
        step = step.tb_next
    inside = set(files[files.index(CHECK) :]) if CHECK in files else set()
    return {"line": line, "ours": type(error) is checks.CheckFailed and checks.__file__ in inside}


def _read_ran(said: Any) -> tuple[list[str] | None, str]:
    """Read what `boundary.answers` says of a cell that it ran."""
    if type(said) is not list or len(said) != 2 or type(said[1]) is not str:
        raise NotPlain("no word of a cell")
    error, printed = said
    if error is not None:
        texts = type(error) is list and all(type(part) is str for part in error)
        if not texts or len(error) != 3:
            raise NotPlain("no word of an error")
        error = [part[:MESSAGE] for part in error]
    return error, printed[:PRINTED]
