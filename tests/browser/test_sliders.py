"""The sliders of a lesson move, in a real browser."""

import pytest
from playwright.sync_api import expect

LESSON = "01_perceptron"
pytestmark = pytest.mark.needs("browser")


def test_a_slider_moves_the_decision_line(lab, page, open_notebook):
    notebook = open_notebook(lab.address(f"/lab/tree/notebooks/{LESSON}/{LESSON}.ipynb"))
    cells = notebook.cells()
    (demo,) = (i for i, cell in enumerate(cells) if "explore_decision_line(" in cell["source"])
    for position, cell in enumerate(cells[: demo + 1]):
        if cell["cell_type"] == "code" and "nbgrader" not in cell["metadata"]:
            notebook.run(position)
    output = notebook.show(demo).locator(".jp-OutputArea")
    sliders = output.get_by_role("slider")
    expect(sliders).to_have_count(3)
    picture = output.locator("img")
    before = picture.get_attribute("src")
    sliders.last.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before)
    expect(picture).to_have_count(1)  # the picture for where there are no sliders is not shown too
