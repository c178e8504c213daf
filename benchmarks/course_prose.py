"""Make the prose that lesson 11 fine-tunes on: ``python -m benchmarks.course_prose``.

It takes the paragraphs of lessons 01 to 06, without headings, tables, formulas on lines of their
own and exercises, and writes the first 60,000 characters to
``reference/embedded/course_prose.txt``. That file changes only when somebody runs this: the
lesson's numbers depend on it. Its SHA-256 stands in ``reference/language.py``.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from reference import language

SOURCE = Path(__file__).parents[1] / "source"
LESSONS = ("01", "02", "03", "04", "05", "06")
LENGTH = 60_000
NO_PROSE = ("#", "|", "-", "$$", "<", "{", "=", "!", "+++", "1.", "2.", "3.", "4.", ">")


def paragraphs(source: str) -> list[str]:
    r"""Paragraphs of a lesson, each on one line.

    Parameters
    ----------
    source : str
        Of a lesson, in MyST Markdown.

    Returns
    -------
    list of str

    Examples
    --------
    >>> paragraphs("---\na: b\n---\n+++ {}\n\n# Title\n\nA **bold**\nword.\n\n```\ncode\n```\n")
    ['A bold word.']
    """
    text = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.S)
    text = re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)
    cells = re.split(r"^\+\+\+.*$", text, flags=re.M)
    found = []
    for cell in cells:
        if "### Exercise" in cell or "## References" in cell or "MARK SCHEME" in cell:
            continue
        for part in re.split(r"\n\s*\n", cell):
            line = " ".join(part.split())
            if len(line) > 10 and not line.startswith(NO_PROSE):
                found.append(re.sub(r"\[([^]]*)\]\([^)]*\)|\*\*?", r"\1", line))
    return found


def main() -> int:
    """Write the file; returns the exit status: 1 if its hash is not the recorded one."""
    files = [path for number in LESSONS for path in sorted(SOURCE.glob(f"{number}_*.md"))]
    parts = [part for path in files for part in paragraphs(path.read_text(encoding="utf-8"))]
    text = "\n\n".join(parts)[:LENGTH]
    language.PROSE.write_text(text, encoding="utf-8")
    found = hashlib.sha256(language.PROSE.read_bytes()).hexdigest()
    print(f"{language.PROSE}: {len(text):,} characters, SHA-256 {found}")
    return int(found != language.PROSE_SHA256)


if __name__ == "__main__":
    sys.exit(main())
