"""What a student was promised is what comes out, whether or not the exercises are solved.

nbval runs each released notebook from top to bottom, and compares every output with the one in the
notebook; without a network, where this machine can take it away. Before each answer's stub runs the
solution, as ``%load`` would bring it, and the check, which accepts it; then the stub, and the check
says that it is one. So nothing but checks depends on an answer. A project has no solution to load.
"""

import copy
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from course_admin.authoring.building import notebook_text
from course_admin.course.execution import lesson_environment
from course_admin.course.lessons import find_lessons, is_answer, is_check
from course_admin.course.settings import find_course

COURSE = find_course(Path(__file__).parent)
LESSONS = find_lessons(COURSE)
STUB_ERROR = "NotImplementedError"
HANGING = 3600  # seconds: far more than a lesson takes
HERE = Path(__file__).parent


def with_solutions(lesson):
    """The released notebook, with each solution and its check before the stub and its own."""
    released = nbformat.read(lesson.notebook_path, as_version=4)
    cells, before = [], []
    for cell in released.cells:
        if is_answer(cell) and not lesson.is_project:
            solved = copy.deepcopy(cell)
            solved.id += "_solved"
            solved.source = (lesson.solutions_path / f"{cell.id}.py").read_text("utf-8")
            place, before = len(cells), [solved]
        if is_check(cell):
            assert not cell.outputs  # nobody has run it
            passed = copy.deepcopy(cell)
            passed.id += "_solved"
            number = cell.id.removeprefix("ex").removesuffix("_tests")
            said = f"✓ Exercise {number}: every check here accepts your answer.\n"
            passed.execution_count = cell.execution_count = 1  # nbval asks for one
            passed.outputs = [nbformat.v4.new_output("stream", name="stdout", text=said)]
            cell.outputs = [nbformat.v4.new_output("error", ename=STUB_ERROR, evalue="")]
            cell.metadata.setdefault("tags", []).append("raises-exception")
            if before:
                cells[place:place] = [*before, passed]
        cells.append(cell)
    assert bool(before) != lesson.is_project
    released.cells = cells
    return released


def run_nbval(notebook, folder, *before):
    path = folder / "lesson.ipynb"
    path.write_text(notebook_text(notebook), "utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "nbval_tolerance", "-p", "no:xdist"]
    command += ["-p", "no:cacheprovider", "-q", "--rootdir", str(folder), "-c", os.devnull]
    with lesson_environment():
        return subprocess.run(
            [*before, *command, str(path)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])},
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=HANGING,
            check=False,
        )


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
@pytest.mark.needs("network-namespaces")
def test_a_lesson_gives_what_it_promises_without_a_network(lesson, tmp_path):
    notebook = with_solutions(lesson)
    cut = [sys.executable, str(HERE / "without_network.py")]
    run = run_nbval(notebook, tmp_path, *cut)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    count = sum(cell.cell_type == "code" for cell in notebook.cells)
    assert f"{count} passed" in run.stdout


@pytest.mark.needs("network-namespaces")
def test_without_network_there_is_none():
    script = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"
    run = subprocess.run(
        [sys.executable, str(HERE / "without_network.py"), sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=HANGING,
        check=False,
    )
    assert "Network is unreachable" in run.stderr


@pytest.fixture
def small_notebook():
    code = nbformat.v4.new_code_cell("print('loss', 0.5)", id="a", execution_count=1)
    code.outputs = [nbformat.v4.new_output("stream", name="stdout", text="loss 0.5\n")]
    picture = nbformat.v4.new_code_cell("1", id="b", execution_count=2)
    picture.outputs = [
        nbformat.v4.new_output("execute_result", data={"text/plain": "1"}, execution_count=1)
    ]
    return nbformat.v4.new_notebook(cells=[code, picture])


def test_an_output_that_is_no_longer_true_is_seen(small_notebook, tmp_path):
    assert run_nbval(small_notebook, tmp_path).returncode == 0
    small_notebook.cells[0].outputs[0].text = "loss 0.6\n"
    run = run_nbval(small_notebook, tmp_path)
    assert run.returncode == 1
    assert "the number 0.5 should be 0.6" in run.stdout


def test_an_output_that_no_longer_comes_is_seen(small_notebook, tmp_path):
    small_notebook.cells[1].source = "x = 1"
    run = run_nbval(small_notebook, tmp_path)
    assert run.returncode == 1
    assert "there should be the outputs" in run.stdout
