"""A check that does not share a process with the answer, and calls it far away: see `judging`.

The course's code alone runs here. What an answer defined is called in the answer's own process:
arguments go there and results come back as plain values, and nothing else does.
"""

from __future__ import annotations

import builtins
import contextlib
import io
from collections.abc import Callable
from typing import Any

import torch

from course_admin.grading.answering import describe, place_of, run_cell, seed_everything
from course_admin.grading.plain_values import decode, encode, write_back

CHECK = "<check>"


class AnswerError(Exception):
    """An answer raised an error of a class that only its own process knows."""


def run_check(
    cells: list[str],
    check: str,
    callables: list[str],
    values: dict[str, Any],
    seed: int,
    ask: Callable[[dict[str, Any]], dict[str, Any]],
    changes: bool = False,
) -> dict[str, Any]:
    """Run ``cells`` and ``check`` here; ``ask`` calls the answer's functions there.

    What a function changes in its arguments is changed here, too, as it would be beside the check.
    So an answer could change what it is compared with. When it has changed something and passed,
    the check is run once more with arguments that stay as they are, and must pass again, unless the
    exercise asks for ``changes``.

    Returns
    -------
    dict
        ``error``: None, or what `answering.describe` says of it; ``line`` and ``ours``: see
        `answering.place_of`; ``context``: whether it arose in a cell before the check; ``changed``:
        whether the answer passed only with what it had changed.
    """
    sent = encode(values, opaque=True)
    calls = FarCalls(ask)
    verdict = _run_once(cells, check, callables, values, seed, calls)
    if verdict["error"] is None and calls.changed and not changes:
        calls.writes_back = False
        verdict = _run_once(cells, check, callables, decode(sent), seed, calls)
        verdict["changed"] = verdict["error"] is not None
    return verdict


def _run_once(
    cells: list[str],
    check: str,
    callables: list[str],
    values: dict[str, Any],
    seed: int,
    calls: FarCalls,
) -> dict[str, Any]:
    namespace: dict[str, Any] = {
        "__name__": "__main__",
        "display": lambda *args, **kwargs: None,
        "get_ipython": lambda: None,
    }
    verdict = {"error": None, "context": False, "changed": False, "line": 0, "ours": False}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        seed_everything(seed)
        for number, source in enumerate(cells):
            error = run_cell(source, namespace, f"<course {number}>")
            if error is not None:
                return {**verdict, "error": describe(error), "context": True}
        seed_everything(seed)
        namespace.update(values)
        namespace.update({name: calls.function(name) for name in callables})
        error = run_cell(check, namespace, CHECK)
    if error is None:
        return verdict
    return {**verdict, "error": describe(error), **place_of(error, CHECK)}


class FarCalls:
    """Calls of the answer's functions in their own process.

    Parameters
    ----------
    ask : callable
        Sends a request there and gives the reply.

    Attributes
    ----------
    writes_back : bool
        Whether arguments get the contents that a call has given them there.
    changed : bool
        Whether a call has given them other contents.
    """

    def __init__(self, ask: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self.ask = ask
        self.writes_back, self.changed = True, False

    def function(self, name: str) -> Callable[..., Any]:
        """Make a function that calls the answer's function of this name.

        The answer starts from the state of the check's random numbers, and gives none back: what
        the check draws next is not the answer's to choose.
        """

        def call(*args: Any, **kwargs: Any) -> Any:
            request = {"do": "call", "name": name, "args": list(args), "kwargs": kwargs}
            reply = self.ask({**request, "rng": torch.get_rng_state()})
            given = [*args, *kwargs.values()]
            after = self._take(given, reply)
            if "raised" in reply:
                raise as_error(reply["raised"])
            result = reply.get("result")
            for mine, its in zip(given, after, strict=False):
                if result is its and isinstance(its, torch.Tensor | list | dict):
                    return mine
            return result

        call.__name__ = call.__qualname__ = name
        return call

    def _take(self, given: list[Any], reply: dict[str, Any]) -> list[Any]:
        """Write changed arguments back; give what they are in the other process, if that counts."""
        if not self.writes_back or type(reply.get("args")) is not list:
            return []
        if type(reply.get("kwargs")) is not dict:
            return []
        after = [*reply["args"], *reply["kwargs"].values()]
        if len(given) != len(after):
            return []
        if not self.changed:
            self.changed = encode(given, opaque=True) != encode(after, opaque=True)
        for mine, its in zip(given, after, strict=True):
            write_back(mine, its)
        return after


def as_error(said: Any) -> BaseException:
    """Make an error of what `answering.describe` said: of a built-in class, or `AnswerError`."""
    try:
        known, name, message = map(str, said)
    except (TypeError, ValueError):
        return AnswerError("an error that cannot be read")
    kind = vars(builtins).get(known)
    if known in ("Exception", "BaseException", "SystemExit", "KeyboardInterrupt"):
        return AnswerError(f"{name}: {message}")
    if isinstance(kind, type) and issubclass(kind, Exception):
        with contextlib.suppress(TypeError):  # some want more than a message
            return kind(message)
    return AnswerError(f"{name}: {message}")
