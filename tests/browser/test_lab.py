"""`make lab`, and what a newcomer does next, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
LESSON = "00_getting_started"
SOLUTION = (ROOT / "solutions" / LESSON / "ex1.py").read_text(encoding="utf-8").strip()
WRONG = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "answers" / LESSON / "ex1").glob("wrong_*.py"))
}
pytestmark = pytest.mark.needs("browser")


def errors(outputs):
    return [output["ename"] for output in outputs if output["output_type"] == "error"]


def test_the_printed_address_opens_lesson_00_and_nothing_in_front_of_it(notebook):
    assert notebook.path() == f"notebooks/{LESSON}/{LESSON}.ipynb"
    heading = notebook.show(0).get_by_role("heading", level=1)
    expect(heading).to_contain_text("Getting started", ignore_case=True)
    expect(notebook.page.get_by_role("dialog")).to_have_count(0)


def test_every_cell_runs_and_only_checks_of_unsolved_exercises_fail(notebook):
    ran = 0
    for position, cell in enumerate(notebook.cells()):
        if cell["cell_type"] == "code":
            is_check = cell["metadata"].get("nbgrader", {}).get("grade", False)
            found = errors(notebook.run(position))
            assert found == (["NotImplementedError"] if is_check else []), cell["source"]
            ran += 1
    assert ran > 10
    expect(notebook.page.locator(".Toastify__toast")).to_have_count(0)  # no questions asked


def test_a_wrong_answer_gets_its_hint_and_the_right_one_passes(notebook):
    answer, check = notebook.find("ex1"), notebook.find("ex1_tests")
    notebook.command("notebook:run-all-above", answer)
    hints = 0
    for name, wrong in WRONG.items():
        hint = re.match(r"# hint: (.+)", wrong)[1].strip()
        if hint.startswith("(any"):
            continue
        notebook.type(answer, wrong)
        assert errors(notebook.run(answer)) == [], name
        notebook.run(check)
        expect(output_of(notebook, check)).to_contain_text(hint)
        expect(output_of(notebook, check)).not_to_contain_text("✓")
        hints += 1
    assert hints, "the first exercise has no wrong answer with a hint of its own"
    notebook.type(answer, SOLUTION)
    notebook.run(answer)
    assert errors(notebook.run(check)) == []
    expect(output_of(notebook, check)).to_contain_text("✓ Exercise 1")


def test_who_is_stuck_loads_the_solution(notebook):
    answer, check = notebook.find("ex1"), notebook.find("ex1_tests")
    notebook.command("notebook:run-all-above", answer)
    loader = answer + 1
    source = notebook.cells()[loader]["source"]
    notebook.type(loader, source.replace("# %load", "%load"))
    notebook.run(loader)
    assert SOLUTION in notebook.cells()[loader]["source"]
    assert errors(notebook.run(loader)) == []
    notebook.run(check)
    expect(output_of(notebook, check)).to_contain_text("✓ Exercise 1")


def output_of(notebook, position):
    return notebook.show(position).locator(".jp-OutputArea-output").first
