"""Whether something that students must not see stands in what students get."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from course_admin.course.findings import Finding
from course_admin.course.lessons import (
    HIDDEN_BEGIN,
    HIDDEN_END,
    MARK_SCHEME_BEGIN,
    MARK_SCHEME_END,
    SOLUTION_BEGIN,
    SOLUTION_END,
    Lesson,
    marked_blocks,
)

SECRET_MARKERS = ("BEGIN SOLUTION", "BEGIN HIDDEN", "BEGIN MARK SCHEME", "END HIDDEN")
SECRET_BLOCKS = (
    ("the answer", SOLUTION_BEGIN, SOLUTION_END),
    ("a hidden test", HIDDEN_BEGIN, HIDDEN_END),
    ("a marking scheme", MARK_SCHEME_BEGIN, MARK_SCHEME_END),
)
# A shorter line (`return x`) stands in many places without giving anything away.
SHORTEST_SECRET = 16


def leak_findings(lesson: Lesson, released: NotebookNode) -> Iterator[Finding]:
    """Look for answers, hidden tests and marking schemes in the whole of ``released``.

    Every line of a secret is looked for in every string of the notebook: sources, outputs,
    metadata, attachments. A line that the lesson's public text also has is not secret; but the
    lines of a whole answer must not stand there together.
    """
    where = lesson.notebook_path.name
    text = json.dumps(released)
    for marker in SECRET_MARKERS:
        if marker in text:
            yield Finding(where, f"{marker!r} stands in the released notebook")
    secrets, public = secrets_and_public_text(lesson)
    strings = [(place, _squeeze(string)) for place, string in _strings(released)]
    for cell_id, kind, secret in secrets:
        lines = [_squeeze(line) for line in secret.splitlines()]
        lines = [line for line in lines if len(line) >= SHORTEST_SECRET and line[0] != "#"]
        for line in lines:
            if line in public:
                continue
            for place, string in strings:
                if line in string:
                    yield Finding(where, f"{kind} of {cell_id} stands in {place}: {line[:60]!r}")
        if kind == "the answer" and lines and "".join(lines) in public:
            yield Finding(where, f"the lesson's own text gives the whole answer of {cell_id} away")


def secrets_and_public_text(lesson: Lesson) -> tuple[list[tuple[str, str, str]], str]:
    """Split a lesson into its secrets (cell id, kind, text) and the text that anybody may see."""
    secrets, public = [], []
    for cell in lesson.notebook(None).cells:
        source = cell.source
        for kind, begin, end in SECRET_BLOCKS:
            for block in marked_blocks(source, begin, end):
                secrets.append((cell.id, kind, block))
                source = source.replace(block, "")
        public.append(source)
    return secrets, _squeeze("\n".join(public))


def _strings(value, place: str = "the notebook") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _strings(item, f"{place}[{number}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, f"{place}.{key}")
            yield f"{place} (key)", str(key)


def _squeeze(text: str) -> str:
    """Take out all white space, so that a line is found however it was wrapped or indented."""
    return re.sub(r"\s+", "", text)
