"""From a solved notebook to what students get, with nbgrader's own preprocessors."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode
from traitlets.config import Config

from course_admin.course.lessons import is_loader
from course_admin.course.settings import Course

# What a text says of the cells that bring solutions in.
_OF_SOLUTIONS = re.compile(r"^<!-- solutions -->\n.*?^<!-- /solutions -->\n", re.M | re.S)


def release(course: Course, solved: NotebookNode) -> NotebookNode:
    """Make the students' version of ``solved``: stubs for answers, no hidden tests or schemes.

    It runs the list of preprocessors that nbgrader_config.py gives to ``nbgrader
    generate_assignment``, less the one that writes to the gradebook: so this is what nbgrader
    itself makes of the same notebook, and a test holds the two together.
    """
    return _run(_release_preprocessors(course.root), course, solved)


def skeleton(course: Course, solved: NotebookNode) -> NotebookNode:
    """Make what submissions are graded in: as released, but with hidden tests and mark schemes.

    It has no outputs, and no cell that offers the solution.
    """
    from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearOutput

    kept = {ClearHiddenTests, ClearMarkScheme}
    steps = [step for step in _release_preprocessors(course.root) if step not in kept]
    return without_loaders(_run([*steps, ClearOutput], course, solved))


def without_loaders(notebook: NotebookNode) -> NotebookNode:
    """Give the version for a graded hand-in: no cell offers the solution, no text speaks of it."""
    notebook = deepcopy(notebook)
    notebook.cells = [cell for cell in notebook.cells if not is_loader(cell)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _OF_SOLUTIONS.sub("", cell.source)
    return notebook


def _run(steps: list[type], course: Course, notebook: NotebookNode) -> NotebookNode:
    config = nbgrader_config(course.root)
    notebook, resources = deepcopy(notebook), {"nbgrader": {}, "metadata": {}}
    for step in steps:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    return notebook


@lru_cache
def nbgrader_config(root: Path) -> Config:
    """Load nbgrader_config.py."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


@lru_cache
def _release_preprocessors(root: Path) -> list[type]:
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.preprocessors import SaveCells

    logging.getLogger("traitlets").setLevel(logging.WARNING)
    config = nbgrader_config(root)
    converter = GenerateAssignment(
        coursedir=CourseDirectory(config=config, root=str(root)), config=config
    )
    return [p for p in converter.preprocessors if p is not SaveCells]
