"""How the site shows a lesson."""

import nbformat

from course_admin.publishing.site_lessons import lesson_page


def test_a_page_shows_the_solution_folded_and_not_what_only_a_notebook_needs(built_lesson):
    released = nbformat.read(built_lesson.notebook_path, as_version=4)
    page = lesson_page(built_lesson, released, [])
    folded = [cell for cell in page.cells if "hide-input" in cell.metadata.get("tags", [])]
    solution = (built_lesson.solutions_path / "ex1.py").read_text("utf-8")
    assert folded[0].source == solution
    assert [cell.metadata.mystnb.code_prompt_show for cell in folded] == [
        "Show the solution",
        "Show the check",
    ]
    text = nbformat.writes(page)
    assert "google.colab" not in text
    assert "%load" not in text
    assert "*Your answer:*" not in text
    assert "{download}`Download the notebook <../../downloads/00_doubling.ipynb>`" in text
    assert "google.colab" in nbformat.writes(released)  # the release itself has not been touched


def test_each_picture_gets_its_own_text(built_lesson):
    released = nbformat.read(built_lesson.notebook_path, as_version=4)
    code = next(
        cell
        for cell in released.cells
        if cell.cell_type == "code" and not cell.metadata.get("tags")
    )
    pictures = [
        nbformat.v4.new_output(
            "display_data", {"image/png": "aGk="}, metadata={"image/png": {"alt": alt}}
        )
        for alt in ("One red dot.", "Two red dots.")
    ]
    code.outputs = [nbformat.v4.new_output("stream", text="hello"), *pictures]
    page = lesson_page(built_lesson, released, [])
    shown = [cell for cell in page.cells if "image" in cell.metadata.get("mystnb", {})]
    assert [cell.metadata.mystnb.image.alt for cell in shown] == ["One red dot.", "Two red dots."]
    assert [len(cell.outputs) for cell in shown] == [2, 1]
    assert shown[1].source == ""
