"""Graded notebooks that do no harm where they are opened: in the Formgrader, in JupyterLab.

nbgrader's Formgrader shows a graded notebook with HTML, scripts and pictures of anybody as they
are, and with the rights of the instructor who is logged in. So what a student wrote in Markdown and
what does more than show text stands in the graded notebook as plain text; the rest stays Markdown.
nbgrader_config.py has `Harmless` do it when something is graded, and again when the Formgrader
shows what was graded before.
"""

from __future__ import annotations

import html
import logging
import re
import sys
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import escape
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.apps.baseapp import LogFormatter
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from course_admin.course.lessons import find_lessons
from course_admin.course.release import skeleton
from course_admin.course.settings import CourseError, find_course
from course_admin.course.shown import shown
from course_admin.results.rendering import LONGEST, rendered

_AS_WRITTEN = "Shown as it was written"
_OUTPUTS = ("stream", "error")  # what grading puts there; everything else may run something
MOST_BYTES = 4_000_000  # of the pictures of one answer


class Harmless(NbGraderPreprocessor):
    """Make a graded notebook harmless; see `make_harmless`."""

    def preprocess(
        self, notebook: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Change the notebook, and what the Formgrader's page says of the student."""
        names = resources.get("nbgrader") or {}
        lesson = names.get("assignment") or resources.get("assignment_id") or ""
        root = Path(CourseDirectory(config=self.config).root)
        own = own_sources(root, lesson)
        make_harmless(notebook, own)
        if not names:  # the Formgrader shows it
            show_slow_code_plainly(notebook, own)
            for key in ("student", "last_name", "first_name"):
                if isinstance(resources.get(key), str):
                    resources[key] = escape(shown(resources[key]))
        return notebook, resources


def make_harmless(notebook: NotebookNode, own: Collection[str]) -> None:
    """Turn what could do harm in a notebook into plain text.

    Parameters
    ----------
    own : collection of str
        The sources of the course's own cells, which stay as they are.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [
                _harmless_output(output)
                for output in cell.get("outputs", [])
                if output.output_type in _OUTPUTS
            ]
        elif cell.source.strip() not in own:
            _make_text_harmless(cell)


def as_written(text: str, reason: str) -> str:
    r"""Give Markdown that shows a text as it was written.

    Examples
    --------
    >>> print(as_written("<script>\n", "there is HTML in it"))
    *Shown as it was written, because there is HTML in it:*
    <BLANKLINE>
    <pre>
    &lt;script&gt;
    </pre>
    """
    more = len(text) - LONGEST
    text = text if more <= 0 else f"{text[:LONGEST]}…\n({more:,} more characters)"
    return f"*{_AS_WRITTEN}, because {reason}:*\n\n<pre>\n{_spelled(text.rstrip())}\n</pre>"


def _spelled(text: str) -> str:
    """Escape a text for HTML within Markdown, also its dollars and backslashes: no formulas."""
    text = html.escape(shown(text, None, lines=True))
    return text.replace("$", "&#36;").replace("\\", "&#92;")


def _make_text_harmless(cell: NotebookNode) -> None:
    was_raw = cell.cell_type == "raw"
    cell.cell_type = "markdown"
    for key in [*cell.metadata]:
        if key not in ("nbgrader", "course", "slideshow", "deletable", "editable"):
            del cell.metadata[key]
    attachments = cell.pop("attachments", None)
    if isinstance(attachments, dict) and len(str(attachments)) <= MOST_BYTES:
        cell.attachments = attachments
    if cell.source.startswith(f"*{_AS_WRITTEN}, because ") and _is_as_written(cell.source):
        return
    reason: str | None = "it is raw" if was_raw else "it is long"
    text = shown(cell.source, None, lines=True)
    if not was_raw and len(text) <= LONGEST:
        reason = rendered("fit", text, cell.get("attachments"))
        reason = "it takes too long to show it otherwise" if reason is None else reason
    if reason:
        cell.pop("attachments", None)
        cell.source = as_written(cell.source, reason)
    else:
        cell.source = text


def _is_as_written(source: str) -> bool:
    """Tell whether `as_written` made it: one line of plain words, and no sign of HTML within."""
    head, _, rest = source.partition("\n\n<pre>\n")
    inner = rest.removesuffix("\n</pre>")
    return (
        re.fullmatch(rf"\*{_AS_WRITTEN}, because [\w ,.']{{1,200}}:\*", head) is not None
        and "\n" not in head
        and rest.endswith("\n</pre>")
        and not set("<>$\\") & set(inner)
        and _shown_already(inner)
    )


def _shown_already(text: str) -> bool:
    """Tell whether every character of a text is visible, and it is no longer than it may be."""
    return len(text) <= 8 * LONGEST and shown(html.unescape(text), None, lines=True) == (
        html.unescape(text)
    )


def _harmless_output(output: NotebookNode) -> NotebookNode:
    if output.output_type == "stream":
        text = output.get("text", "")
        text = "".join(text) if isinstance(text, list) else str(text)
        return nbformat.v4.new_output(
            "stream", name="stdout", text=shown(text, LONGEST, lines=True)
        )
    return nbformat.v4.new_output(
        "error",
        ename=shown(output.get("ename", "")),
        evalue=shown(output.get("evalue", ""), LONGEST, lines=True),
        traceback=[shown(line, LONGEST, lines=True) for line in output.get("traceback", [])[:100]],
    )


def show_slow_code_plainly(notebook: NotebookNode, own: Collection[str]) -> None:
    """Turn code that takes long to be coloured into plain text, for a page that shows it."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.strip() not in own:
            text = shown(cell.source, None, lines=True)
            if rendered("code", text) is None:
                cell.update(cell_type="markdown", source=as_written(text, "it is long"))
                cell.pop("outputs", None)
                cell.pop("execution_count", None)
            else:
                cell.source = text


@lru_cache(maxsize=8)
def own_sources(root: Path, lesson: str) -> frozenset[str]:
    """Give the sources of a lesson's own cells; none, if the lesson is not known."""
    try:
        course = find_course(root)
        (found,) = find_lessons(course, (lesson,))
    except (CourseError, ValueError):
        return frozenset()
    sources: set[str] = set()
    if found.notebook_path.is_file():
        sources |= _sources(nbformat.read(found.notebook_path, as_version=4))
    if found.solved_path.is_file():
        solved = nbformat.read(found.solved_path, as_version=4)
        sources |= _sources(solved) | _sources(skeleton(course, solved))
    return frozenset(sources)


def _sources(notebook: NotebookNode) -> set[str]:
    return {cell.source.strip() for cell in notebook.cells}


class ShownFormatter(LogFormatter):
    """Formats a line of nbgrader's log, with whatever names are in it; see `shown`.

    It is nbgrader's own without colours: they are what `shown` takes out.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"color": False})

    def format(self, record: logging.LogRecord) -> str:
        """Format it; line ends, as of a traceback, stay."""
        return shown(super().format(record), LONGEST, lines=True)


def escape_in_formgrader() -> None:
    """Have the Formgrader escape what it fills into its pages; it has no setting for that.

    The pages hold names of students, which are names of folders. ``nbgrader_config.py`` calls this;
    it does nothing where no Formgrader was loaded.
    """
    base = sys.modules.get("nbgrader.server_extensions.formgrader.base")
    if base is None or getattr(base.BaseHandler.render, "escapes", False):
        return
    render = base.BaseHandler.render

    def escaped(self: Any, name: str, **values: Any) -> str:
        self.settings["nbgrader_jinja2_env"].autoescape = True
        return render(self, name, **values)

    escaped.escapes = True
    base.BaseHandler.render = escaped
