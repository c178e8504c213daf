r"""What came from a submission, as a person may see it: nothing invisible, nothing endless.

Whoever hands in chooses the names of folders, files and cells, and words in error messages. Printed
raw, they can move the cursor, change the colours or the title of a terminal, write from right to
left, or pretend to be another line. All that the commands print, and all that stands on the pages,
goes through `shown`.
"""

from __future__ import annotations

import re
import traceback
import unicodedata
import warnings
from collections.abc import Sequence
from itertools import groupby
from types import TracebackType
from typing import Any

LONGEST = 200  # characters of a name, a remark, a flag in a table
LONGEST_MESSAGE = 2_000  # of an error message
LONGEST_TEXT = 20_000  # of anything else
MOST = 20  # remarks or flags of one submission
_MOST_MARKS = 3  # accents over one letter; a tower of them covers other lines
# Letters and signs that look like nothing, though Unicode does not call them format characters.
_LOOK_EMPTY = frozenset(
    map(chr, [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800])
) | frozenset(map(chr, [0x3164, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
_LINES = frozenset("\n\t")
_SPACES = frozenset("\u00a0\u202f\u3000")


def shown(text: object, limit: int | None = LONGEST, *, lines: bool = False) -> str:
    r"""Make everything in a text visible, and cut it where it is long.

    Parameters
    ----------
    text : object
        What to show; ``str`` of it.
    limit : int or None
        How many characters to keep; None for all.
    lines : bool
        Whether it is a longer text whose line ends, tabs and wide spaces stay as they are.

    Examples
    --------
    >>> print(shown("ada\x1b[2J\n\u202efdp.exe\u200b"))
    ada\x1b[2J\n\u202efdp.exe\u200b
    >>> shown("Zoë Ångström, 王")
    'Zoë Ångström, 王'
    >>> shown("a" * 50, 10)
    'aaaaaaaaa…'
    """
    text = str(text)
    if limit is not None and len(text) > limit:
        text = f"{text[: limit - 1]}…"
    if text.isascii() and text.isprintable():
        return text
    kept = _LINES | _SPACES if lines else frozenset()
    text = _low("".join(c if c in kept or _is_visible(c) else _escaped(c) for c in text))
    return text if limit is None or len(text) <= 2 * limit else f"{text[: 2 * limit - 1]}…"


def shown_first(texts: Sequence[str], most: int = MOST, *, limit: int | None = None) -> list[str]:
    """Show the first of many texts, and say how many more there are.

    Examples
    --------
    >>> shown_first([f"item {n}" for n in range(30_000)], most=2)
    ['item 0', 'item 1', 'and 29,998 more']
    """
    limit = LONGEST if limit is None else limit
    first = [shown(text, limit) for text in texts[:most]]
    return first if len(texts) <= most else [*first, f"and {len(texts) - most:,} more"]


def show_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """Format an exception that nobody expected: the words in it may be a student's."""
    text = "".join(traceback.format_exception(kind, error, trace))
    return shown(text if len(text) < LONGEST_TEXT else f"…{text[-LONGEST_TEXT:]}", None, lines=True)


def show_warnings() -> None:
    """Have Python's warnings shown as well: of a student's code, they quote letters of it."""
    before = warnings.formatwarning
    if getattr(before, "shows", False):
        return

    def visible(*args: Any, **kwargs: Any) -> str:
        return shown(before(*args, **kwargs), LONGEST_TEXT, lines=True)

    visible.shows = True
    warnings.formatwarning = visible


def plain(value: Any) -> Any:
    """Show every text in plain data, and shorten every list of flags or remarks in it."""
    if isinstance(value, str):
        return shown(value, LONGEST_TEXT)
    if isinstance(value, dict):
        return {
            shown(key): shown_first(one, limit=LONGEST_MESSAGE)
            if key in ("flags", "remarks")
            else plain(one)
            for key, one in value.items()
        }
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def _is_visible(letter: str) -> bool:
    return letter.isprintable() and letter not in _LOOK_EMPTY


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape", "surrogatepass").decode("ascii")


def _low(text: str) -> str:
    """Keep three accents over a letter, and write the others out."""
    found = []
    for marks, group in groupby(text, lambda c: unicodedata.category(c) in ("Mn", "Me")):
        letters = list(group)
        if marks:
            letters[_MOST_MARKS:] = [_escaped(letter) for letter in letters[_MOST_MARKS:]]
        found.extend(letters)
    return "".join(found)


_NUMBER = re.compile(r"[+-]?\d{1,30}(?:[.,]\d{1,30})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
# A cell begins where the file does, or after whatever separates cells in some country.
_FORMULA = re.compile(r"""(^|[;,|\t\r\n])([\s"]*)(?=[-=+@＝＋－＠﹦﹢﹣﹫−])""")


def shown_cell(text: object) -> str:
    """Give a text for a CSV file, such that no spreadsheet takes it, or a part, for a formula.

    A number stays a number. Before what would begin a formula stands an apostrophe, also after a
    semicolon and the like, which separate the cells of a CSV file in other countries. See
    https://owasp.org/www-community/attacks/CSV_Injection.

    Examples
    --------
    >>> [shown_cell(text) for text in ("=1+1", "x;=1+1", "＝A1", "-5", "ada", "a+b@example.org")]
    ["'=1+1", "x;'=1+1", "'＝A1", '-5', 'ada', 'a+b@example.org']
    """
    said = shown(text, 1_000)
    return said if _NUMBER.fullmatch(said) else _FORMULA.sub(r"\1\2'", said)
