"""The references of all lessons: each work once, in order."""

from nbformat.v4 import new_markdown_cell, new_notebook

from course_admin.authoring.references import collect_references, lesson_references

FIRST = """## References

- K. He, X. Zhang (2016). [Deep
  residual learning](https://arxiv.org/abs/1512.03385). CVPR.
- Y.-L. Boureau (2010). A theory."""
MORE = "- A. Zhang et al. (2017). [Rethinking](https://arxiv.org/abs/1)."


def notebook(*sources):
    return new_notebook(cells=[new_markdown_cell(source) for source in sources])


def test_the_items_below_the_heading_are_found_on_all_its_slides():
    page = notebook("## Before\n\n- no reference", FIRST, MORE, "## After\n\n- none either")
    assert lesson_references(page) == [
        "K. He, X. Zhang (2016). [Deep residual learning](https://arxiv.org/abs/1512.03385). CVPR.",
        "Y.-L. Boureau (2010). A theory.",
        MORE[2:],
    ]


def test_a_work_that_two_lessons_name_stands_there_once_with_both():
    again = "## References\n\n- K. He, X. Zhang, [Residuals](https://arxiv.org/abs/1512.03385/)"
    found = collect_references({"00_a": notebook(again), "01_b": notebook(FIRST, MORE)})
    assert [reference.lessons for reference in found] == [["01_b"], ["00_a", "01_b"], ["01_b"]]
    assert "(2016)" in found[1].text  # the text that gives the year


def test_they_are_in_order_of_surnames():
    found = collect_references({"00_a": notebook(MORE.join(["## References\n\n", ""]), FIRST)})
    assert [reference.text.split(" (")[0] for reference in found] == [
        "Y.-L. Boureau",
        "K. He, X. Zhang",
        "A. Zhang et al.",
    ]
