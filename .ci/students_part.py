"""Run lessons as a student does, on any system: python .ci/students_part.py 00 02.

Needs only what a student installs, and neither make nor the course command. Each lesson runs twice
in a folder of its own: as it is opened first, where only the open exercises may complain, in their
checks; and with the solutions filled in, where nothing may. Then the welcome page must run and the
file with the student's progress must name every exercise.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
CELL_TIMEOUT = 600  # seconds: far more than a cell takes
OPEN = "NotImplementedError"  # what an exercise without an answer raises


def is_answer(cell):
    """Whether this is the answer cell of an exercise."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and nbgrader.get("solution") and not nbgrader.get("grade"))


def is_check(cell):
    """Whether this is the check cell of an exercise."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and nbgrader.get("grade") and not nbgrader.get("solution"))


def fill_in(notebook, solutions):
    """Write the solutions where a student would write the answers."""
    for cell in filter(is_answer, notebook.cells):
        cell.source = (solutions / f"{cell.id}.py").read_text(encoding="utf-8")


def errors(cell):
    """Give the errors that a cell shows."""
    return [output for output in cell.get("outputs", []) if output.output_type == "error"]


def complaints(notebook, *, solved):
    """Say of each cell that did not do what it should; an empty list is what we want."""
    found = []
    for number, cell in enumerate(notebook.cells):
        raised = errors(cell)
        if is_check(cell) and not solved:
            if not any(error.ename == OPEN for error in raised):
                found.append(f"cell {number}: the check of an open exercise raised no {OPEN}")
            raised = [error for error in raised if error.ename != OPEN]
        found += [
            f"cell {number}: {error.ename}: {error.evalue}\n{cell.source}" for error in raised
        ]
    return found


def run(notebook, folder):
    """Run all cells in a new kernel; an error stops none of those that follow."""
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()


def run_lesson(path, notebooks, *, solved):
    """Run one lesson in a copy of its folder, and say what was wrong."""
    notebook = nbformat.read(path, as_version=4)
    exercises = sum(map(is_check, notebook.cells))
    if not exercises:
        return [f"{path.name} has no exercise: is this a lesson?"]
    if solved:
        fill_in(notebook, ROOT / "solutions" / path.stem)
    folder = notebooks / path.stem
    folder.mkdir(exist_ok=True)
    shutil.copy(path, folder)
    run(notebook, folder)
    found = complaints(notebook, solved=solved)
    how = "solved" if solved else "as it is opened"
    print(f"{path.stem}, {how}: {exercises} exercises, {len(found)} complaints", flush=True)
    return found


def run_welcome(notebooks, progress, lessons):
    """Run the page on which JupyterLab opens, and look whether the progress was noted."""
    path = ROOT / "notebooks" / "welcome.ipynb"
    notebook = nbformat.read(path, as_version=4)
    shutil.copy(path, notebooks)
    run(notebook, notebooks)
    found = complaints(notebook, solved=True)
    noted = json.loads(progress.read_text(encoding="utf-8")) if progress.is_file() else {}
    for lesson in lessons:
        cells = nbformat.read(lesson, as_version=4).cells
        wanted = {cell.id for cell in cells if is_answer(cell)}
        if set(noted.get(lesson.stem, {})) != wanted:
            found.append(f"{lesson.stem}: the progress that was noted is {noted.get(lesson.stem)}")
    print(f"welcome: {len(found)} complaints", flush=True)
    return found


def main(names):
    """Run the lessons whose numbers or names are given; exit status 1 if something was wrong."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # Windows would print with fewer letters
    lessons = [path for name in names for path in ROOT.glob(f"notebooks/{name}*/{name}*.ipynb")]
    if not names or len(lessons) != len(names):
        sys.exit(f"Name lessons, such as 00 02. Those found: {[path.stem for path in lessons]}")
    os.environ.pop("COURSE_DATA", None)
    os.environ.pop("COURSE_STATIC", None)
    found = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        notebooks = Path(scratch) / "notebooks"
        notebooks.mkdir()
        progress = Path(scratch) / "progress.json"
        os.environ["COURSE_PROGRESS"] = str(progress)
        for path in lessons:
            for solved in (False, True):
                found += run_lesson(path, notebooks, solved=solved)
        found += run_welcome(notebooks, progress, lessons)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
