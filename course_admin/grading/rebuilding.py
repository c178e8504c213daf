"""The first step of grading: a student's answers, set into the course's own notebook.

A submission is a file that somebody else wrote. Only the text of its answers is taken; ids, checks,
order, tags, metadata and kernel are the course's. So nothing that was edited, deleted, duplicated
or added around the answers counts, and damage costs no more than the answers it destroyed. What an
answer uses of a cell that the student added, a function or an import, is set before the answer.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from nbformat import NotebookNode

from course_admin.course.cell_names import cells_behind, defined_names
from course_admin.course.lessons import grade_id, is_answer, is_task

MAXIMUM_BYTES = 20_000_000  # a notebook of ours has at most 1.5 million
MAXIMUM_ANSWER = 100_000  # characters


class Rebuilt(NamedTuple):
    """What there is to grade, and what was repaired for it.

    Attributes
    ----------
    notebook : NotebookNode
        The course's cells, with the student's answers in them and no outputs.
    remarks : list of str
        What was not as it was handed out, for the instructor; empty for a sound submission.
    """

    notebook: NotebookNode
    remarks: list[str]


class _Cell(NamedTuple):
    """What may be known of a submitted cell, whatever its file says."""

    grade_id: str | None
    id: str | None
    kind: str
    source: str


def rebuild(skeleton: NotebookNode, submission: bytes) -> Rebuilt:
    """Set the answers of a submission into the course's notebook.

    Parameters
    ----------
    skeleton : NotebookNode
        The notebook as released, but with the hidden tests: see `release.skeleton`.
    submission : bytes
        The content of the submitted file, whatever it may be.

    Returns
    -------
    Rebuilt
        An answer that cannot be found leaves the released stub in its place. An answer cell is
        known by its grade id; failing that by its cell id; failing that as the cell that defines
        what the stub defines. Of several, the last one that is not the stub counts. What stands
        between a question to discuss and the next cell of the course is the answer to it.
    """
    notebook = deepcopy(skeleton)
    cells, remarks = _read(submission)
    ours = {cell.source.strip() for cell in skeleton.cells}
    places = list(enumerate(notebook.cells))
    for place, cell in places:
        if is_answer(cell):
            found, note = _find_answer(cell, cells, ours)
            if note:
                remarks.append(f"{grade_id(cell)}: {note}")
            if found is not None:
                cell.source = found
        elif is_task(cell) and place + 1 < len(places):
            place_for_it = notebook.cells[place + 1]
            place_for_it.source = _text_after(cell, place_for_it, cells, skeleton)
    remarks += _add_helpers(notebook, cells, ours)
    names = {grade_id(cell) for cell in skeleton.cells} - {None}
    remarks += _other_remarks(cells, names, skeleton)
    return Rebuilt(notebook, remarks)


def _read(submission: bytes) -> tuple[list[_Cell], list[str]]:
    if len(submission) > MAXIMUM_BYTES:
        return [], [f"the file has {len(submission):,} bytes: it was not read"]
    try:
        content = json.loads(submission.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "it is empty" if not submission.strip() else type(error).__name__
        return [], [f"the file is no notebook ({reason}): there are no answers in it"]
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list):
        return [], ["the file is no notebook of format 4: there are no answers in it"]
    return [_cell(cell) for cell in cells if isinstance(cell, dict)], []


def _cell(cell: dict[str, Any]) -> _Cell:
    nbgrader = _dictionary(_dictionary(cell.get("metadata")).get("nbgrader"))
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return _Cell(
        _text(nbgrader.get("grade_id")),
        _text(cell.get("id")),
        _text(cell.get("cell_type")) or "",
        _text(source) or "",
    )


def _dictionary(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    """Give a text without halves of characters, which JSON can hold and no file can."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _find_answer(
    stub: NotebookNode, cells: list[_Cell], ours: set[str]
) -> tuple[str | None, str | None]:
    """Give the text of an answer, None if there is none, and a remark."""
    name = grade_id(stub)
    wanted = _defined(stub.source)
    candidates = [cell for cell in cells if cell.grade_id == name]
    note = None
    if not candidates:
        candidates = [cell for cell in cells if cell.id == name and cell.grade_id is None]
        note = "its grade id was lost; found by its cell id"
    if not candidates:
        candidates = [
            cell
            for cell in cells
            if cell.kind == "code"
            and cell.source.strip() not in ours - {stub.source.strip()}
            and wanted
            and wanted <= _defined(cell.source)
        ]
        note = "its cell was lost; found by what it defines"
    if not candidates:
        return None, "there is no answer cell"
    tried = [cell for cell in candidates if cell.source.strip() != stub.source.strip()]
    answer = (tried or candidates)[-1]
    if len(tried) > 1:
        note = f"{len(tried)} answers; the last one counts"
    if answer.kind != "code":
        note = f"the answer cell was changed to {answer.kind or 'nothing known'}; taken as code"
    if len(answer.source) > MAXIMUM_ANSWER:
        return None, f"the answer has {len(answer.source):,} characters: it was not taken"
    return answer.source, note


def _defined(source: str) -> set[str]:
    """Give the names that a cell defines at its top level; none if it is not Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }


def _add_helpers(notebook: NotebookNode, cells: list[_Cell], ours: set[str]) -> Iterator[str]:
    """Set before each answer what it uses of cells that the student added; say so."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    known = set().union(*(defined_names(cell.source) for cell in code))
    sources = {cell.source.strip() for cell in code} | ours
    added = [c.source for c in cells if c.kind == "code" and c.source.strip() not in sources]
    parts = [part for source in added for part in _definitions(source)]
    for cell in code:
        if not is_answer(cell):
            continue
        behind = cells_behind(cell.source, parts, known)
        if behind and len(cell.source) + sum(map(len, behind)) <= MAXIMUM_ANSWER:
            names = sorted(set().union(*map(defined_names, behind)))
            yield f"{grade_id(cell)}: uses {', '.join(names)[:80]} of another cell; set before it"
            cell.source = "\n\n".join([*behind, cell.source])


def _definitions(source: str) -> Iterator[str]:
    """Give the statements of a cell that only define something."""
    kinds = ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom | ast.Assign
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = source.splitlines()
    for node in tree.body:
        if isinstance(node, kinds):
            first = min([node, *getattr(node, "decorator_list", [])], key=lambda n: n.lineno)
            yield "\n".join(lines[first.lineno - 1 : node.end_lineno])


def _text_after(
    task: NotebookNode, place_for_it: NotebookNode, cells: list[_Cell], skeleton: NotebookNode
) -> str:
    """Give what a student wrote between a question and the next cell of the course."""
    others = [cell for cell in skeleton.cells if cell.id != place_for_it.id]
    ids, sources = {cell.id for cell in others}, {cell.source.strip() for cell in others}
    texts: list[str] = []
    inside = False
    for cell in cells:
        is_ours = cell.grade_id is not None or cell.id in ids or cell.source.strip() in sources
        if inside and is_ours:
            break
        if inside:
            texts.append(cell.source.strip())
        inside = inside or task.id in (cell.grade_id, cell.id)
    written = [text for text in texts if text and text != place_for_it.source.strip()]
    return "\n\n".join(written)[:MAXIMUM_ANSWER] or place_for_it.source


def _other_remarks(
    cells: list[_Cell], names: set[str | None], skeleton: NotebookNode
) -> Iterator[str]:
    if not cells:
        return
    sources = {
        grade_id(cell): cell.source.strip() for cell in skeleton.cells if not is_answer(cell)
    }
    for name in sorted(str(name) for name in names):
        copies = [cell for cell in cells if cell.grade_id == name]
        if name in sources and not copies:
            yield f"{name}: the cell was deleted or has lost its id; it was put back"
        if len(copies) > 1:
            yield f"{name}: {len(copies)} cells have this id; it stands once"
    for unknown in sorted({cell.grade_id for cell in cells if cell.grade_id} - names):
        yield f"{unknown[:40]!r} is no cell of this lesson; it was left out"
