"""Answers that look copied: alike where the class, the stub and the solution are not.

Two right answers to a short exercise resemble each other because both are right. So the stub and
the course's solution are taken away first. What is left counts by how rare it is in the class: to
share a statement that half the class wrote says nothing, to share seven that nobody else wrote says
much. The exercises of a lesson are judged together.

Names, comments, docstrings, white space and the order of statements do not count, so changing them
does not hide a copy. Changing every statement does. What is listed is a reason to read two answers
side by side, never a verdict.
"""

from __future__ import annotations

import builtins
import io
import itertools
import keyword
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

# Both were chosen by trial, with classes drawn from the answers in tests/answers: see
# tests/unit/test_similarity.py, which holds them to what they did there.
SIMILARITY = 0.7
MARGIN = 1.0  # bits

_KEPT_NAMES = frozenset(keyword.kwlist) | frozenset(dir(builtins))
_SILENT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}
_LETTERS = 0x100000  # characters of Unicode from 0x10000 on
_MOST_TOKENS = 5_000  # of an answer that are compared
_MOST_LETTERS, _LONGEST_LINE = 50_000, 1_000  # tokenize takes the square of a line's length
_BLOCK = 256  # rows of the class that are compared with the whole class at a time

Statement = tuple[str, ...]


@dataclass(frozen=True)
class SimilarPair:
    """Two students whose own parts of a lesson are alike.

    Attributes
    ----------
    students : tuple of str
        Both, in alphabetical order.
    similarity : float
        How much of what is their own they share, from `SIMILARITY` to 1.
    surprise : float
        How unlikely that is by chance, in bits: 10 stands for one in a thousand.
    exercises : list of str
        Where they share a statement that is their own.
    """

    students: tuple[str, str]
    similarity: float
    surprise: float
    exercises: list[str]


@lru_cache(maxsize=100_000)  # many answers of a class are the same text
def statements(source: str) -> tuple[Statement, ...]:
    r"""Give the statements of Python code as tokens: no comments or docstrings, names made equal.

    Keywords, builtins, numbers, operators and what follows a dot stay. Every other name becomes
    ``_``, every string ``"``. Of code that Python cannot read, what comes before the error counts;
    of code without end, its beginning.

    Examples
    --------
    >>> statements("total = z.sum(dim=1)  # by row") == statements("s=a.sum(x = 1)")
    True
    >>> statements("def f(z):\n    'Say what it does.'\n    return z + 1")
    (('def', '_', '(', '_', ')', ':'), ('return', '_', '+', '1'))
    """
    found: list[Statement] = []
    tokens: list[str] = []
    read = itertools.count(1)
    lines = (line[:_LONGEST_LINE] for line in source[:_MOST_LETTERS].split("\n"))
    try:
        for token in tokenize.generate_tokens(io.StringIO("\n".join(lines)).readline):
            if token.type == tokenize.NEWLINE:
                if tokens and tokens != ['"']:
                    found.append(tuple(tokens))
                tokens = []
            elif token.type not in _SILENT:
                tokens.append(_normal(token, tokens))
                if next(read) == _MOST_TOKENS:
                    break
    except (tokenize.TokenError, SyntaxError, ValueError):  # a ValueError: half a character
        pass
    return tuple(found)


def similar_pairs(
    answers: Mapping[str, Mapping[str, str]], known: Mapping[str, Sequence[str]]
) -> list[SimilarPair]:
    """Find the pairs of students whose answers to one lesson are alike beyond what is usual.

    Parameters
    ----------
    answers : mapping of student to exercise to source
        What each student wrote, or the stub.
    known : mapping of exercise to sources
        What anybody may have without copying: the stub, the course's solution.

    Returns
    -------
    list of SimilarPair
        The most surprising first.

    Notes
    -----
    Of ``n`` students, ``c`` wrote a statement that is in no known source. That a given student
    shares it with another who has it happens by chance with probability ``(c - 1) / (n - 1)``. The
    statements of one exercise depend on each other, so only the rarest one that two students share
    counts there; exercises are taken as independent. A pair is listed if its surprise, the sum of
    ``-log2 p`` over the exercises, is at least the ``log2`` of the number of pairs plus `MARGIN`:
    by chance, a class then has ``2**-MARGIN`` such pairs. And of the tokens of their own
    statements, they must share at least `SIMILARITY`, as ``2 shared / (one + other)``.

    So one copied exercise alone is not listed, and neither is what a large part of the class
    copied: both look like what was taught.
    """
    students = sorted(answers)
    if len(students) < 2:
        return []
    written = [
        _Written(
            [statements(answers[student].get(exercise, "")) for student in students],
            {statement for source in sources for statement in statements(source)},
        )
        for exercise, sources in known.items()
    ]
    sizes = sum(one.sizes for one in written)
    needed = np.log2(len(students) * (len(students) - 1) / 2) + MARGIN
    pairs = []
    for start in range(0, len(students), _BLOCK):
        rows = slice(start, start + _BLOCK)
        shared = sum(one.shared(rows) for one in written)
        similarity = 2 * shared / np.maximum(sizes[rows, None] + sizes[None, :], 1)
        surprises = np.stack([one.surprise(rows) for one in written])
        surprise = surprises.sum(axis=0)
        for i, j in np.argwhere((similarity >= SIMILARITY) & (surprise >= needed)):
            if start + i < j:
                exercises = [name for name, of in zip(known, surprises[:, i, j], strict=True) if of]
                both = (students[start + i], students[j])
                pairs.append(
                    SimilarPair(both, float(similarity[i, j]), float(surprise[i, j]), exercises)
                )
    return sorted(pairs, key=lambda pair: (-pair.surprise, -pair.similarity, pair.students))


class _Written:
    """What the students wrote in one exercise, less what is known."""

    def __init__(self, written: list[tuple[Statement, ...]], known: set[Statement]) -> None:
        own = [sorted(s for s in mine if s not in known) for mine in written]
        self.sizes = np.array([sum(map(len, mine)) for mine in own])
        holders: dict[Statement, list[int]] = {}
        for student, mine in enumerate(own):
            for statement in set(mine):
                holders.setdefault(statement, []).append(student)
        # A statement is one character, as often as it has tokens: so long ones count for more. What
        # one student alone wrote is like nothing else, and needs none.
        common = (statement for statement, those in holders.items() if len(those) > 1)
        alphabet = {s: chr(0x10000 + number % _LETTERS) for number, s in enumerate(common)}
        self.texts = ["".join(alphabet[s] * len(s) for s in mine if s in alphabet) for mine in own]
        self.holders = [np.array(those) for those in holders.values() if len(those) > 1]

    def shared(self, rows: slice) -> np.ndarray:
        """Give the number of tokens that those in ``rows`` share with everybody."""
        texts = self.texts[rows]
        return process.cdist(texts, self.texts, scorer=LCSseq.similarity).astype(float)

    def surprise(self, rows: slice) -> np.ndarray:
        """Give the bits of the rarest statement that they share with everybody; 0 for none."""
        first, count = rows.start, len(self.texts[rows])
        bits = np.zeros((count, len(self.texts)))
        for those in self.holders:
            mine = those[(those >= first) & (those < first + count)] - first
            worth = np.log2((len(self.texts) - 1) / (len(those) - 1))
            place = np.ix_(mine, those)
            bits[place] = np.maximum(bits[place], worth)
        return bits


def _normal(token: tokenize.TokenInfo, before: list[str]) -> str:
    if token.type == tokenize.STRING:
        return '"'
    if token.type != tokenize.NAME or token.string in _KEPT_NAMES:
        return token.string
    return token.string if before and before[-1] == "." else "_"
