"""Printing where the terminal lacks a character: a plain one stands for it, and nothing fails.

Python stops with a UnicodeEncodeError when it prints a tick to a terminal, a pipe or a log whose
encoding has none, as under ``LANG=C`` or on an old Windows.
"""

from __future__ import annotations

import codecs
import contextlib
import sys
from typing import TextIO

ERRORS = "course_plain"  # the name of the error handler, for `open`, `encode` and `reconfigure`
_PLAIN = {
    **{"✓": "ok", "✗": "x", "≡": "=", "→": "->", "←": "<-", "…": "...", "·": "-", "×": "x"},
    **{"–": "-", "—": "-", "−": "-", "≤": "<=", "≥": ">=", "≈": "~", "⚑": "!", "◷": "o"},
    **{"‘": "'", "’": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " ", "•": "*"},
}


def say(text: str) -> None:
    """Print a text, with ``ok`` for a tick and the like where the output cannot show it.

    Examples
    --------
    >>> say("ready")
    ready
    """
    try:
        print(text)
    except UnicodeEncodeError:
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        print(text.encode(encoding, ERRORS).decode(encoding))


def fits(text: str, stream: TextIO | None = None) -> str:
    """Give a text as a stream, or standard output, can show it: plain where it must be."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, ERRORS).decode(encoding)


def print_plainly() -> None:
    """Let standard output and standard error write plain characters where they lack others.

    What a command calls first, whoever prints after it.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors=ERRORS)


def _plainly(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    found = "".join(_PLAIN.get(c, c.encode("ascii", "backslashreplace").decode()) for c in letters)
    return found, error.end


codecs.register_error(ERRORS, _plainly)
