"""What the site shows of the lessons: their pages, their table, outcomes, terms and references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

import nbformat
from nbformat import NotebookNode

from course_admin.authoring.glossary import Definition, with_labels
from course_admin.authoring.references import collect_references
from course_admin.authoring.structure import PLACE_FOR_AN_ANSWER
from course_admin.course.lessons import Lesson, called, grade_id, is_check, is_loader


def lesson_page(
    lesson: Lesson, notebook: NotebookNode, definitions: list[Definition]
) -> NotebookNode:
    """Give a lesson's notebook as the site shows it.

    Checks are folded, each loader cell is the folded solution that it would load, the cell for
    Colab and the places for answers are left out, terms can be linked to, and every picture has its
    alternative text.
    """
    page = deepcopy(notebook)
    cells = []
    for number, cell in enumerate(page.cells):
        if cell.cell_type == "markdown":
            if cell.source.strip() == PLACE_FOR_AN_ANSWER:
                continue
            cell.source = with_labels(
                cell.source, [each for each in definitions if each.cell == number]
            )
            cells.append(cell)
        elif "colab-setup" not in cell.metadata.get("tags", []):
            if is_loader(cell):
                exercise = re.search(r"/(ex\d+)\.py", cell.source)
                _fold(cell, "solution")
                cell.source = (lesson.solutions_path / f"{exercise[1]}.py").read_text("utf-8")
            elif is_check(cell):
                _fold(cell, "check")
            cells.extend(_one_picture_each(cell))
    download = f"{{download}}`Download the notebook <../../downloads/{lesson.name}.ipynb>`"
    cells[0].source = re.sub(
        r"(^\[!\[Open in .*$)", rf"\1 {download}", cells[0].source, count=1, flags=re.MULTILINE
    )
    page.cells = cells
    return page


def lessons_table(lessons: list[Lesson], notebooks: dict[str, NotebookNode]) -> str:
    """Give the table of lessons, in Markdown, with links to their pages."""
    rows = ["| Lesson | What it is about | Time | Runs in |", "| --- | --- | --- | --- |"]
    for lesson in lessons:
        about = notebooks[lesson.name].metadata.course
        rows.append(
            f"| [{lesson.title}]({_page_of(lesson.name)}) | {about.summary}"
            f" | {about.minutes} min | {about.run_seconds} s |"
        )
    return "\n".join(rows)


def outcomes(lessons: list[Lesson], notebooks: dict[str, NotebookNode]) -> str:
    """Give, for each lesson, what its first cell says you will be able to do and need to know."""
    parts = []
    for lesson in lessons:
        notebook = notebooks[lesson.name]
        about = notebook.metadata.course
        opening = notebook.cells[0].source
        promise = re.search(r"^[^\n]*(?:After this lesson|you can)", opening, re.MULTILINE)
        text = opening[promise.start() :] if promise else ""
        parts.append(
            f"## {lesson.title}\n\n{about.summary}\n\n"
            f"[Open the lesson]({_page_of(lesson.name)}) · about {about.minutes} minutes · "
            f"{len(_exercise_ids(notebook))} exercises · runs in about {about.run_seconds} s\n\n"
            f"{text.replace('**', '')}"
        )
    return "\n\n".join(parts)


def glossary(terms: list[list[Definition]], notebooks: dict[str, NotebookNode]) -> str:
    """Give the terms as Sphinx's glossary, with their sentences and links to where they stand."""
    lines = ["```{glossary}"]
    for definitions in terms:
        lines.append(_plain(definitions[0].term))
        for each in definitions:
            title = notebooks[each.lesson].metadata.course.title
            sentence = each.sentence.replace(f"**{each.term}**", "\0", 1).replace("**", "")
            sentence = sentence.replace("\0", f"**{each.term}**")
            lines += [
                f"  {sentence} [{called(each.lesson).capitalize()}, {title}](#{each.label})",
                "",
            ]
    return "\n".join([*lines, "```"])


def references(notebooks: dict[str, NotebookNode]) -> str:
    """Give the references of all lessons as a list, with links to the lessons that name them."""
    return "\n".join(
        f"- {reference.text} ("
        + ", ".join(f"[{called(name)}]({_page_of(name)})" for name in reference.lessons)
        + ")"
        for reference in collect_references(notebooks)
    )


def _fold(cell: NotebookNode, what: str) -> None:
    cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
    cell.metadata["mystnb"] = {
        "code_prompt_show": f"Show the {what}",
        "code_prompt_hide": f"Hide the {what}",
    }


def _one_picture_each(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Split a cell after each picture: myst-nb takes one alternative text a cell."""
    part = cell
    outputs, cell.outputs = cell.outputs, []
    for output in outputs:
        if "image/png" in output.get("data", {}):
            if "image" in part.metadata.get("mystnb", {}):
                yield part
                part = nbformat.v4.new_code_cell("", metadata={"tags": ["remove-input"]})
            told = output.metadata.get("image/png", {})
            image = {"alt": told.get("alt", "")}
            if "width" in told:
                image["width"] = f"{told['width']}px"
            part.metadata["mystnb"] = {**part.metadata.get("mystnb", {}), "image": image}
        part.outputs.append(output)
    yield part


def _exercise_ids(notebook: NotebookNode) -> list[str]:
    return [grade_id(cell) for cell in notebook.cells if is_check(cell)]


def _page_of(lesson: str) -> str:
    return f"notebooks/{lesson}/{lesson}.ipynb"


def _plain(term: str) -> str:
    return term.replace("`", "").replace("*", "")
