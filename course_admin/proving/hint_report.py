"""`course prove --hints`: what students read who make the mistakes that are in tests/answers.

A wrong answer gets one of these words, as it is graded:

- ``own``: a sentence of its check's author, which names the mistake;
- ``general``: what an error that the answer raised usually means (`tutor.explaining`), or a
  sentence of `course_utils.checks` about type, shape, dtype or NaN;
- ``numbers``: that values are off, and by how much;
- ``raw``: an error as Python or PyTorch says it;
- ``hidden``: nothing, for only a hidden test rejects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from course_admin.grading.hints import hint_kind
from tutor.explaining import explain

if TYPE_CHECKING:
    from course_admin.proving.trials import Outcome, Trial

WORDS = ("own", "general", "numbers", "raw", "hidden")
_NUMBERS = re.compile(r"values are off|^(?:(?:Item|Key) .*?: )*Expected [-\d.a-z]+, but this is")


def kind_of_hint(outcome: Outcome, check: str) -> str | None:
    """Say which of `WORDS` a wrong answer gets; None if it is accepted."""
    if outcome.error is None:
        return None
    if outcome.stage == "hidden":
        return "hidden"
    name, _, message = outcome.error.partition(": ")
    if name != "CheckFailed":
        return "raw" if explain(name, message) is None else "general"
    without = re.sub(r"^(?:(?:Item|Key) [^:]*: )+", "", message)
    if without.startswith("Do without ") or _is_of(check, without):
        return "own"
    is_bare = _NUMBERS.search(message) and "\n" not in message  # no fact of `relations`
    return "numbers" if is_bare else "general"


def _is_of(check: str, message: str) -> bool:
    """Whether a message is a sentence of the check's own, and not one of the library's."""
    kind = hint_kind(message, check)
    return kind is not None and kind != hint_kind(message, "")


def hint_rows(trials: Iterable[Trial]) -> list[tuple[str, ...]]:
    """Give a table: for each exercise, how many wrong answers get which word."""
    wrong = [trial for trial in trials if trial.kind == "wrong" and trial.hint]
    rows = [("exercise", "wrong", *WORDS)]
    for key in dict.fromkeys((t.lesson, t.exercise) for t in wrong):
        hints = [t.hint for t in wrong if (t.lesson, t.exercise) == key]
        counts = (str(hints.count(word)) for word in WORDS)
        rows.append((f"{key[0]} {key[1]}", str(len(hints)), *counts))
    hints = [t.hint for t in wrong]
    return [*rows, ("all", str(len(hints)), *(str(hints.count(word)) for word in WORDS))]


def without_own_hint(trials: Iterable[Trial]) -> list[Trial]:
    """Give the wrong answers that no sentence of their check names."""
    return [trial for trial in trials if trial.kind == "wrong" and trial.hint not in (None, "own")]
