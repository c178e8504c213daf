"""The first step of grading: a student's answers, set into the course's own notebook.

A submission is a file that somebody else wrote. Only the text of cells is taken; ids, checks,
order, tags, metadata and kernel are the course's. So nothing that was done to a check or deleted
counts, and damage costs no more than the answers it destroyed. Code that the student added, or
wrote into a cell of the course, is set where it stood: it runs with the answers, as it did for the
student.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course_admin.course.cell_names import defined_names, is_python
from course_admin.course.lessons import (
    HIDDEN_BEGIN,
    HIDDEN_END,
    MARK_SCHEME_BEGIN,
    MARK_SCHEME_END,
    course_metadata,
    grade_id,
    is_answer,
    is_task,
)
from course_admin.grading.handed_in import Cell as _Cell
from course_admin.grading.handed_in import read_cells
from course_admin.grading.pictures import keep_pictures

MAXIMUM_ANSWER = 100_000  # characters
MAXIMUM_OWN = 1_000_000  # characters of all cells that the student added
MOST_ADDED = 500  # cells
MOST_NAMED = 3  # cells of the course that are gone; of more, how many
_ELSEWHERE = "*(Nothing stands below the question. This text was added elsewhere:)*"
# A solution that `%load` has fetched, or will.
_LOADED = re.compile(r"^(?:#[ \t]*)?%load\b.*solutions/", re.MULTILINE)
# What a released question, and a released check, lacks.
_SCHEME = re.compile(rf"^ *{MARK_SCHEME_BEGIN}.*?{MARK_SCHEME_END} *$\n?", re.MULTILINE | re.DOTALL)
_HIDDEN = re.compile(rf"^ *{HIDDEN_BEGIN}$.*?^ *{HIDDEN_END}$\n?", re.MULTILINE | re.DOTALL)


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
        known by its grade id; failing that by its cell id; failing that, or where it is still the
        stub, as the cell that defines what the stub defines. Of several, the last one that is not
        the stub counts. What stands between a question to discuss and the next cell of the course
        is the answer to it; failing that, all text that was added. Other code of the student's
        stands as `is_own` cells where it stood.
    """
    notebook = deepcopy(skeleton)
    cells, remarks = read_cells(submission)
    ours = set().union(*map(_texts_of, skeleton.cells))
    places = list(enumerate(notebook.cells))
    for place, cell in places:
        if is_answer(cell):
            found, note, count = _find_answer(cell, cells, ours)
            if count > 1:
                cell.metadata.setdefault("course", NotebookNode())["answers"] = count
            if note:
                remarks.append(f"{grade_id(cell)}: {note}")
            if found is not None:
                cell.source = found
        elif is_task(cell) and place + 1 < len(places):
            place_for_it = notebook.cells[place + 1]
            place_for_it.source = _text_after(cell, place_for_it, cells, skeleton)
            remarks += keep_pictures(grade_id(cell), place_for_it, cells)
    remarks += _add_own_cells(notebook, cells, skeleton)
    names = {grade_id(cell) for cell in skeleton.cells} - {None}
    remarks += _other_remarks(cells, names, skeleton)
    return Rebuilt(notebook, remarks)


def _texts_of(cell: NotebookNode) -> set[str]:
    """Give what a cell of the course says: as it stands here, and as students have it."""
    return {cell.source.strip(), _HIDDEN.sub("", cell.source).strip()}


def _find_answer(
    stub: NotebookNode, cells: list[_Cell], ours: set[str]
) -> tuple[str | None, str | None, int]:
    """Give the text of an answer, None if there is none, a remark, and how many there are."""
    name = grade_id(stub)
    wanted = _defined(stub.source)
    candidates = [cell for cell in cells if cell.grade_id == name]
    note = None
    if not candidates:
        candidates = [cell for cell in cells if cell.id == name and cell.grade_id is None]
        note = "its grade id was lost; found by its cell id"
    for what in (_defined, _gives):
        if candidates or not wanted:
            break
        candidates = [
            cell
            for cell in cells
            if cell.kind == "code"
            and cell.source.strip() not in ours - {stub.source.strip()}
            and wanted <= what(cell.source)
        ]
        note = "its cell was lost; found by what it defines"
    if not candidates:
        return None, "there is no answer cell", 0
    tried = [cell for cell in candidates if cell.source.strip() != stub.source.strip()]
    if len(tried) > 1:  # a copy of it may be the answer to another exercise
        tried = [cell for cell in tried if wanted <= _gives(cell.source)] or tried
    if not tried:
        elsewhere = _find_elsewhere(wanted, cells, ours)
        if elsewhere is not None:
            return elsewhere, "its cell is as handed out; taken is another one that defines it", 1
    answer = (tried or candidates)[-1]
    count = len({cell.source.strip() for cell in tried})
    if len(tried) > 1:
        note = f"{len(tried)} answers; the last one counts"
    if answer.kind != "code":
        note = f"the answer cell was changed to {answer.kind or 'nothing known'}; taken as code"
    if len(answer.source) > MAXIMUM_ANSWER:
        return None, f"the answer has {len(answer.source):,} characters: it was not taken", count
    return answer.source, note, count


def _find_elsewhere(wanted: set[str], cells: list[_Cell], ours: set[str]) -> str | None:
    """Give the last of the student's cells that defines what an untouched stub is to define.

    It may stand anywhere, hold several answers, or a check below it.
    """
    for cell in reversed(cells):
        text = cell.source.strip()
        if cell.kind != "code" or text in ours or not 0 < len(text) <= MAXIMUM_ANSWER:
            continue
        if not wanted or not wanted <= _gives(text) or _LOADED.search(text):
            continue
        for known in ours:  # such as the check, above or below which it was written
            if "\n" in known and known in text:
                text = text.replace(known, "").strip()
        if wanted <= _gives(text):
            return text
    return None


def _gives(source: str) -> set[str]:
    """Give what a cell defines or sets at its top level, as far as one sees."""
    set_there = re.findall(r"^(\w+)[ \t]*(?::[^=\n]*)?=(?!=)", source, re.MULTILINE)
    return _defined(source) | set(set_there) | defined_names(source)


def _defined(source: str) -> set[str]:
    """Give the functions and classes that a cell defines at its top level, as far as one sees."""
    return set(re.findall(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", source, re.MULTILINE))


def is_own(cell: NotebookNode) -> bool:
    """Whether a cell's code is the student's: an answer, or one that they added."""
    return is_answer(cell) or course_metadata(cell).get("own") == "added"


def is_changed(cell: NotebookNode) -> bool:
    """Whether it is a student's version of a cell of the course, which stands before it."""
    return course_metadata(cell).get("own") == "changed"


def _add_own_cells(
    notebook: NotebookNode, cells: list[_Cell], skeleton: NotebookNode
) -> Iterator[str]:
    """Set the student's other code behind the cell of the course that it stood behind."""
    known = {cell.id: place for place, cell in enumerate(skeleton.cells)}
    known |= {grade_id(cell): place for place, cell in enumerate(skeleton.cells) if grade_id(cell)}
    sources: dict[str, list[int]] = {}
    for place, cell in enumerate(skeleton.cells):
        for text in _texts_of(cell):
            sources.setdefault(text, []).append(place)
    answers = {cell.source.strip() for cell in notebook.cells if is_answer(cell)}
    answer_places = {place for place, cell in enumerate(skeleton.cells) if is_answer(cell)}
    graded = {place for place, cell in enumerate(skeleton.cells) if grade_id(cell)}
    anchor, room, behind = -1, MAXIMUM_OWN, defaultdict(list)
    for cell in cells:
        text = cell.source.strip()
        place = known.get(cell.grade_id, known.get(cell.id))
        if place is None and text in sources:  # it has lost its ids
            place = next((p for p in sources[text] if p > anchor), sources[text][-1])
        anchor = anchor if place is None else place
        theirs = cell.kind == "code" and text and text not in sources and text not in answers
        part = place in answer_places  # of an answer that was split in two
        if theirs and place in graded and not part:
            yield f"{cell.grade_id or cell.id}: not as released; what stands there does not count"
        elif theirs and _LOADED.search(text) and _is_code(text):
            yield "a solution that was loaded into a cell of its own does not count"
        if not theirs or (place in graded and not part) or _LOADED.search(text):
            continue
        if len(text) > min(room, MAXIMUM_ANSWER):
            yield f"an added cell of {len(text):,} characters was left out"
            continue
        room -= len(text)
        kind = "added" if place is None or part else "changed"
        behind[anchor - part].append((kind, cell.source))
    added = [kind for found in behind.values() for kind, _ in found].count("added")
    if added:
        yield f"code that the student added runs with the answers ({added} cells)"
    if added > MOST_ADDED:
        yield f"only the first {MOST_ADDED} cells that the student added were taken"
    numbers = itertools.count(1)
    built = []
    for place, cell in enumerate([None, *notebook.cells], -1):
        built += [] if cell is None else [cell]
        for kind, source in behind[place]:
            number = next(numbers)
            built += [_own(source, kind, number)] if number <= MOST_ADDED else []
    notebook.cells = built


def _is_code(text: str) -> bool:
    """Whether something stands there besides comments and magics."""
    lines = map(str.strip, text.split("\n"))
    return any(line and not line.startswith(("#", "%")) for line in lines)


def _own(source: str, kind: str, number: int) -> NotebookNode:
    metadata = {"course": {"own": kind}, "slideshow": {"slide_type": "skip"}}
    return new_code_cell(source, id=f"own-{number}", metadata=metadata)


def _text_after(
    task: NotebookNode, place_for_it: NotebookNode, cells: list[_Cell], skeleton: NotebookNode
) -> str:
    """Give what a student wrote between a question and the next cell of the course."""
    others = [cell for cell in skeleton.cells if cell.id != place_for_it.id]
    ids, sources = {cell.id for cell in others}, {cell.source.strip() for cell in others}
    sources |= {_SCHEME.sub("", source).strip() for source in sources}  # as students have it
    # A question has its own place for what is written into it.
    given = {
        cell.id: cell.source.strip()
        for cell in others
        if cell.cell_type == "markdown" and not grade_id(cell)
    }
    asked, empty = _SCHEME.sub("", task.source).strip(), place_for_it.source.strip()
    texts: list[str] = []
    elsewhere: list[str] = []
    inside, done = False, False
    for cell in cells:
        text = cell.source.strip()
        is_ours = cell.grade_id is not None or cell.id in ids or text in sources
        done |= inside and is_ours
        if not is_ours:
            if inside and not done:
                texts.append(text)
            elif (
                (cell.kind == "markdown" or _is_prose(cell))
                and text != empty
                and not text.startswith(asked)
            ):
                elsewhere.append(text)
        elif cell.kind == "markdown" and cell.id in given:  # a text of the course, written into
            elsewhere += _added_to(given[cell.id], text)
        if task.id in (cell.grade_id, cell.id) or text.startswith(asked):
            inside = True
            # Some write below the question itself, or over it.
            texts.append(text[len(asked) :].strip() if text.startswith(asked) else text)
    written = [text for text in texts if text and text != empty]
    if not written and elsewhere:
        written = [_ELSEWHERE, *elsewhere]
    return "\n\n".join(written)[:MAXIMUM_ANSWER] or place_for_it.source


def _is_prose(cell: _Cell) -> bool:
    """Whether a cell of code is none: a text that was written into it."""
    words = re.findall(r"[^\W\d_]{2,}", cell.source)
    return cell.kind == "code" and len(words) > 5 and not is_python(cell.source)


def _added_to(given: str, text: str) -> list[str]:
    """Give what was written into a text of the course, as one text or none."""
    if text == given:
        return []
    known = set(map(str.strip, given.splitlines()))
    lines = [line for line in text.splitlines() if line.strip() and line.strip() not in known]
    return ["\n".join(lines)] if lines and given[:20] in text else []


def _other_remarks(
    cells: list[_Cell], names: set[str | None], skeleton: NotebookNode
) -> Iterator[str]:
    if not cells:
        return
    sources = {
        grade_id(cell): cell.source.strip() for cell in skeleton.cells if not is_answer(cell)
    }
    lost = []
    for name in sorted(str(name) for name in names):
        copies = [cell for cell in cells if cell.grade_id == name]
        if name in sources and not copies:
            lost.append(name)
        if len(copies) > 1:
            yield f"{name}: {len(copies)} cells have this id; it stands once"
    if len(lost) > MOST_NAMED:
        yield f"{len(lost)} cells were deleted or have lost their ids; they were put back"
    else:
        for name in lost:
            yield f"{name}: the cell was deleted or has lost its id; it was put back"
    for unknown in sorted({cell.grade_id for cell in cells if cell.grade_id} - names):
        yield f"{unknown[:40]!r} is no cell of this lesson; it was left out"
