"""Pictures that students pasted into answers to questions to discuss.

A notebook keeps them as attachments of a cell. Whoever marks the answer, and the student, shall see
them; what is no picture, or too large, is left out, and said.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import quote

from nbformat import NotebookNode

from course_admin.grading.handed_in import Cell

MAXIMUM_PICTURE = 5_000_000  # bytes
MAXIMUM_PICTURES = 15_000_000  # bytes, of an answer
_BEGINS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(<?attachment:[^\s)>]*>?[^)\n]*\)")
_PREFIX = re.compile(r"attachment(?::|\\:|&colon;|&#0*58;|&#x0*3a;)", re.IGNORECASE)
_KEPT = re.compile(r"kept-(picture-\d+)")
_FILE = re.compile(r"!\[[^\[\]\n]*\]\(<?(?!attachment:|data:|https?:)([^\s)>]+)")


def keep_pictures(name: str | None, answer: NotebookNode, cells: list[Cell]) -> Iterator[str]:
    """Set the pictures that an answer shows into its cell; say what was left out.

    Parameters
    ----------
    name : str
        What the answer is called in remarks.
    answer : NotebookNode
        The course's cell, whose text is the answer's already. Pictures get new names in it, since
        two cells of a student may have an ``image.png`` each. What points to nothing is taken out
        of the text: a page with it could not be made.
    cells : list of Cell
        What the student handed in.
    """
    if "](" not in answer.source and "attachment:" not in answer.source:
        return
    kept: dict[str, dict[str, str]] = {}
    size = 0
    for cell in cells:
        text = cell.source.strip()
        if not cell.attachments or not text or text not in answer.source:
            continue
        before = text
        for old in sorted(cell.attachments, key=len, reverse=True):
            links = [f"attachment:{form}" for form in {old, quote(old), quote(old, safe="()")}]
            if not any(link in text for link in links):
                continue
            picture, problem = _picture(cell.attachments[old])
            size += sum(map(len, picture.values())) * 3 // 4
            if problem is None and size > MAXIMUM_PICTURES:
                problem = f"all pictures have more than {MAXIMUM_PICTURES:,} bytes"
            if problem is not None:
                yield f"{name}: the picture {_plain(old)!r} was left out: {problem}"
                continue
            new = f"picture-{len(kept) + 1}"
            kept[new] = picture
            for link in sorted(links, key=len, reverse=True):
                text = text.replace(link, f"kept-{new}")
        answer.source = answer.source.replace(before, text, 1)
    lost = len(_LINK.findall(answer.source))
    answer.source = _LINK.sub(r"*(a picture that is not here: \1)*", answer.source)
    answer.source = _PREFIX.sub("attachment ", answer.source)
    answer.source = _KEPT.sub(
        lambda found: f"attachment:{found[1]}" if found[1] in kept else found[0], answer.source
    )
    if kept:
        answer["attachments"] = kept
    if lost:
        yield f"{name}: {lost} of its pictures cannot be shown"
    for file in sorted(set(_FILE.findall(answer.source)))[:3]:
        yield f"{name}: its picture {_plain(file)!r} is another file, which is not shown"


def _picture(forms: dict[str, str]) -> tuple[dict[str, str], str | None]:
    """Give a picture in the first form that pages can show, and what is wrong if there is none."""
    problem = f"its kind is {_plain(', '.join(forms)) or 'unknown'}"
    for kind, begins in _BEGINS.items():
        data = "".join(forms.get(kind, "").split())
        if not data:
            continue
        if len(data) * 3 // 4 > MAXIMUM_PICTURE:
            problem = f"it has {len(data) * 3 // 4:,} bytes"
            continue
        try:
            content = base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if content.startswith(begins):
            return {kind: data}, None
        problem = "it is damaged"
    return {}, problem


def _plain(name: str) -> str:
    """Make a name fit for a sentence."""
    return "".join(c if c.isprintable() else "·" for c in name)[:80]
