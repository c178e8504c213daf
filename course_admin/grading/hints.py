"""Which hint of a check was hit, told from words that a student's code may have chosen.

A check's message may quote what the answer gave it, and that may be anything. So a hint is shown
only if it is a sentence of the check or of `course_utils.checks`, and its blanks are filled with
numbers, types, or words of the check; those of a hidden test with nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_SHORTEST = 8  # characters: a blank between two spaces is no sentence
_BLANK = "\x00"
_LONGEST_HINT, _LONGEST_VALUE = 600, 60
# A number, a shape, a list of numbers, a type: nothing that could carry a text.
_WORDS = (
    "torch|Tensor|tensor|Parameter|of|shape|a|an|int|float|bool|str|list|tuple|dict|set|None|NumPy|"
    r"array|ndarray|numpy|nan|inf|True|False|float16|float32|float64|bfloat16|int8|uint8|int16|"
    "int32|int64|complex64|complex128|function|module|Module|generator|is|there|return|Size|size|"
    "at|index"
)
# Words and numbers end where they end, so that there is one way to match, however long the text.
_NUMBER = r"\d{1,12}(?:e[-+]?\d{1,3})?"
_VALUE = re.compile(rf"(?:(?:{_WORDS}|{_NUMBER})(?!\w)|[-+.,()\[\]?' ])+")


class Sentence(NamedTuple):
    """A hint that a check may give.

    Attributes
    ----------
    text : str
        The sentence, ``…`` for each blank.
    pattern : re.Pattern
        What it may look like, a group for each blank.
    words : frozenset of str
        What may fill a blank besides numbers and types: short texts of the same source.
    """

    text: str
    pattern: re.Pattern[str]
    words: frozenset[str]


def shown_hint(message: str, check: str, hidden: bool = False) -> str | None:
    """Give a hint as a student may read it: the course's own sentence, or None.

    Parameters
    ----------
    message : str
        What the check said, as far as one can trust it.
    check : str
        The source of the check cell, with hidden tests.
    hidden : bool
        Whether a hidden test gave it: then nothing that was computed from the answer is shown, for
        it could spell the test.

    Returns
    -------
    str or None
        The sentence, its blanks filled where a number or a type stands in them, else ``…``; of a
        hidden test never filled.

    Examples
    --------
    >>> check = 'checks.that(x > 0, "Your loss is negative: a sign is wrong.")'
    >>> shown_hint("Your loss is negative: a sign is wrong.", check)
    'Your loss is negative: a sign is wrong.'
    >>> shown_hint("The shape should be (2, 3), but it is (3, 2).", check)
    'The shape should be (2, 3), but it is (3, 2).'
    >>> shown_hint("Expected 7, but this is 'checks.expect(f(3), 7)'.", check)
    'Expected 7, but this is ….'
    >>> shown_hint("checks.expect(f(3), 7)", check) is None
    True
    """
    found, fact = _recognise_both(message, check)
    if found is None or fact is None or hidden:
        return found and found[hidden]
    return f"{found[0]}\n{fact[0]}"


def hint_kind(message: str, check: str) -> str | None:
    """Give the sentence with ``…`` for its blanks, so that one can count how often it was hit.

    Examples
    --------
    >>> hint_kind("The shape should be (2, 3), but it is (3, 2).", "")
    'The shape should be …, but it is ….'
    """
    found, _ = _recognise_both(message, check)
    return found and found[1]


def _recognise_both(message: str, check: str) -> tuple[tuple[str, str] | None, ...]:
    """Give the hint, and the fact of `tutor.relations` that may stand in a line below it."""
    first, _, below = message.partition("\n")
    fact = _recognise(below, "") if below else None
    return _recognise(first if fact else message, check), fact


def _recognise(message: str, check: str) -> tuple[str, str] | None:
    """Give the hint as shown and its kind; what stands before it in a list or dict stays out."""
    if len(message) > _LONGEST_HINT:
        return None
    where = re.match(r"(?:(?:Item \d{1,4}|Key '\w{1,40}'): )+", message)
    prefix = where.group() if where else ""
    message = message[len(prefix) :]
    for sentence in (*_sentences(check), *_sentences(_checks_module())):
        match = sentence.pattern.fullmatch(message)
        if match:
            shown = sentence.text
            for value in match.groups():
                fine = len(value) <= _LONGEST_VALUE and _VALUE.fullmatch(value)
                fine = fine or value in sentence.words or value in _forbidden_words(message, check)
                shown = shown.replace("…", value if fine else _BLANK, 1)
            return prefix + shown.replace(_BLANK, "…"), sentence.text
    return None


def _forbidden_words(message: str, check: str) -> frozenset[str]:
    """Give what may fill the blanks of `checks.do_without`: names that the check itself forbids."""
    return _names_forbidden_by(check) if message.startswith("Do without ") else frozenset()


@lru_cache(maxsize=256)
def _names_forbidden_by(check: str) -> frozenset[str]:
    from course_utils.check_cells import names_to_do_without  # with torch, which takes seconds
    from tutor.forbidding import calls

    names = names_to_do_without(ast.unparse(_parsed(check)))
    return frozenset({*names, *(called for name in names for called in calls(name))})


@lru_cache
def _checks_module() -> str:
    """Read the modules that have the course's own sentences, without importing torch for it."""
    names = ("checks", "on_its_own", "goals")
    modules = (*(f"course_utils.{name}" for name in names), "tutor.relations")
    return "\n".join(Path(find_spec(name).origin).read_text("utf-8") for name in modules)


@lru_cache(maxsize=256)
def _sentences(source: str) -> tuple[Sentence, ...]:
    """Find the sentences in a source: texts first, then texts with blanks, the longest first."""
    texts = list(_texts(_parsed(source)))
    words = frozenset(pieces[0] for pieces in texts if len(pieces) == 1 and len(pieces[0]) <= 24)
    found = [_sentence(pieces, words) for pieces in texts]
    kept = [s for s in found if len(s.text.replace("…", "").strip()) >= _SHORTEST]
    return tuple(sorted(kept, key=lambda s: (s.text.count("…"), -len(s.text))))


def _parsed(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:  # a magic, or a command for the shell
        lines = source.splitlines()
        return ast.parse("\n".join(a for a in lines if not a.lstrip().startswith(("%", "!"))))


def _texts(tree: ast.AST) -> Iterator[list[str]]:
    """Give each string of a source, cut into pieces at its blanks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield [node.value]
        elif isinstance(node, ast.JoinedStr):
            pieces = [""]
            for part in node.values:
                if isinstance(part, ast.Constant):
                    pieces[-1] += part.value
                else:
                    pieces.append("")
            yield pieces


def _sentence(pieces: list[str], words: frozenset[str]) -> Sentence:
    pattern = "(.*?)".join(re.escape(piece) for piece in pieces)
    return Sentence("…".join(pieces), re.compile(pattern, re.DOTALL), words)
