"""The papers and books of all lessons, each once, with the lessons that name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nbformat import NotebookNode

_ITEM = re.compile(r"^[-*] (.+(?:\n(?![-*] |#|\n).+)*)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass
class Reference:
    """A paper or a book.

    Attributes
    ----------
    text : str
        Authors, year, title with its link, and where it appeared, in Markdown.
    lessons : list of str
        The names of the lessons that refer to it.
    """

    text: str
    lessons: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What tells one work from another: its address; without one, its authors and title."""
        link = _LINK.search(self.text)
        if link:
            return link[2].rstrip("/").lower()
        return re.sub(r"\W+", " ", self.text.lower())[:60]


def lesson_references(notebook: NotebookNode) -> list[str]:
    """Give the items below the heading References, up to the next heading, in Markdown."""
    items = []
    inside = False
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        heading = re.search(r"^#+ +(.+?) *$", cell.source, re.MULTILINE)
        if heading:
            inside = heading[1] == "References"
        if inside:
            items += [" ".join(item.split()) for item in _ITEM.findall(cell.source)]
    return items


def collect_references(notebooks: dict[str, NotebookNode]) -> list[Reference]:
    """Give the references of all lessons, each once, in order of authors and year.

    Where two lessons give the same work in different words, the text with a year is kept, and of
    two such texts the longer one.
    """
    found: dict[str, Reference] = {}
    for lesson, notebook in notebooks.items():
        for text in lesson_references(notebook):
            new = Reference(text)
            known = found.setdefault(new.key, new)
            known.text = max(known.text, text, key=lambda each: (_year(each), len(each)))
            if lesson not in known.lessons:
                known.lessons.append(lesson)
    return sorted(found.values(), key=lambda each: _surname_and_year(each.text))


def _surname_and_year(text: str) -> tuple[str, str]:
    """Give ``("goodfellow", "2016")`` of ``I. Goodfellow, Y. Bengio (2016). ...``."""
    author = re.match(r"(?:[^\W\d_]\.(?:-[^\W\d_]\.)*\s+)+([^,.(]+?)(?=,| et al| \(|\.)", text)
    return (author[1] if author else text.lstrip("[*")).lower(), _year(text)


def _year(text: str) -> str:
    found = re.search(r"\((\d{4})", text)
    return found[1] if found else ""
