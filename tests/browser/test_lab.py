"""`make lab`, and what a newcomer does next, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Notebook

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


def test_the_tour_from_the_printed_address_to_the_first_passed_check(welcome):
    page = welcome.page
    assert welcome.path() == "notebooks/welcome.ipynb"
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert errors(welcome.run(1)) == []
    overview = welcome.show(1).locator(".jp-OutputArea")
    expect(overview).to_contain_text("Begin with 00 Getting started")
    expect(overview.get_by_role("row").nth(1)).to_contain_text("0 of 8")
    overview.get_by_role("link").first.click()

    welcome.wait_for(f"notebooks/{LESSON}/{LESSON}.ipynb")
    lesson = welcome  # the same page, which shows the lesson now
    heading = lesson.show(0).get_by_role("heading", level=1)
    expect(heading).to_contain_text("Getting started", ignore_case=True)
    answer, check = lesson.find("ex1"), lesson.find("ex1_tests")
    lesson.command("notebook:run-all-above", answer)
    lesson.type(answer, SOLUTION)
    lesson.run(answer)
    assert errors(lesson.run(check)) == []
    expect(output_of(lesson, check)).to_contain_text("✓ Exercise 1")

    page.get_by_role("tab", name="welcome.ipynb").click()
    welcome.wait_for("notebooks/welcome.ipynb")
    assert errors(welcome.run(1)) == []
    expect(overview).to_contain_text("Go on with 00 Getting started")
    expect(overview.get_by_role("row").nth(1)).to_contain_text("1 of 8")


def test_every_cell_runs_and_checks_are_folded_and_say_that_exercises_are_open(notebook):
    ran = 0
    for position, cell in enumerate(notebook.cells()):
        if cell["cell_type"] == "code":
            is_check = cell["metadata"].get("nbgrader", {}).get("grade", False)
            assert errors(notebook.run(position)) == [], cell["source"]
            if is_check:
                expect(output_of(notebook, position)).to_contain_text("○ Still open")
                assert cell["metadata"]["jupyter"]["source_hidden"]
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


def test_an_author_who_saves_a_source_changes_what_was_edited(page, lab):
    source = lab.folder / "source" / f"{LESSON}.md"
    before = source.read_text(encoding="utf-8")
    # Not an address below /lab/tree: Lab may bring what is there to the front at any time after.
    page.goto(lab.address("/lab/") + "&reset")
    page.wait_for_function("window.jupyterapp !== undefined")
    page.evaluate(
        """async path => {
            await jupyterapp.restored;
            const how = {path, factory: 'Notebook'};
            const opened = await jupyterapp.commands.execute('docmanager:open', how);
            jupyterapp.shell.activateById(opened.id);
        }""",
        f"source/{LESSON}.md",
    )
    lesson = Notebook(page)
    assert lesson.path() == f"source/{LESSON}.md"
    imports = next(i for i, c in enumerate(lesson.cells()) if "use_style()" in c["source"])
    assert errors(lesson.run(imports)) == []
    lesson.command("notebook:hide-cell-code", imports)
    lesson.command("notebook:hide-cell-outputs", imports)
    lesson.command("docmanager:save", imports)
    assert source.read_text(encoding="utf-8") == before
    lesson.command("notebook:show-cell-code", imports)
    lesson.type(imports, lesson.cells()[imports]["source"] + "\n# One more line.")
    lesson.command("docmanager:save", imports)
    after = source.read_text(encoding="utf-8")
    assert after == before.replace("use_style()\n", "use_style()\n# One more line.\n", 1) != before


def output_of(notebook, position):
    return notebook.show(position).locator(".jp-OutputArea-output").first
