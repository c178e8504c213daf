"""What is a term and what is only bold; the sentence that defines it."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from course_admin.authoring.glossary import (
    bold_passages,
    candidates,
    find_definitions,
    merge,
    read_emphasis,
    sentence_around,
    with_labels,
)
from course_admin.course.lessons import find_lessons
from course_admin.course.settings import CourseError, find_course

COURSE = find_course(Path(__file__).parent)
TASK = {"nbgrader": {"task": True}}


def lesson(*sources, **metadata):
    cells = [new_markdown_cell(source) for source in ("# 0 · Title\n\n**Time** 5 min", *sources)]
    cells[-1].metadata.update(metadata)
    return new_notebook(cells=cells)


def terms(*sources, **metadata):
    return [
        definition.term for definition in find_definitions(lesson(*sources, **metadata), "00_x")
    ]


def test_a_term_is_bold_where_it_is_defined_for_the_first_time():
    assert terms("An **epoch** is a pass.", "After each **Epoch** or two **epochs**: stop.") == [
        "epoch"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "**The rule.** Write both shapes under each other.",
        "**Why not?** Because.",
        "A gradient of **$n$** numbers, **1** of **`model.eval()`**.",
        "| a | b |\n| --- | --- |\n| **c** | d |",
        "## A **bold** heading",
        "### Exercise 3 · Ink (2 points)\n\nReturn **one** number.",
        "`2**3 + 2**3` and $a^{**}b^{**}$",
    ],
)
def test_other_bold_is_no_term(source):
    assert terms(source) == []


def test_neither_questions_nor_the_summary_define_terms():
    assert terms("For **one** of them, say why.", **TASK) == []
    assert terms("## Summary\n\n- A **loss** is a number.", "More on the **loss** here.") == []


def test_what_is_listed_as_emphasis_is_no_term_and_must_be_there():
    page = lesson("It must **not** move: **freeze** it.")
    (definition,) = find_definitions(page, "00_x", frozenset({"not"}))
    assert definition.term == "freeze"
    with pytest.raises(CourseError, match=r"lists \['never'\] for 00_x"):
        find_definitions(page, "00_x", frozenset({"not", "never"}))


def test_the_sentence_that_defines_it_is_found():
    text = "One first. A **mask** (see Ba et al. 2016, p. 3) says who may look $a. B$ where. More."
    place = text.index("**mask")
    assert sentence_around(text, place) == (
        "A **mask** (see Ba et al. 2016, p. 3) says who may look $a. B$ where."
    )


def test_what_cannot_stand_alone_takes_its_neighbour_along():
    leaning = "All of them see all the inputs that there are. This is a **layer**."
    assert sentence_around(leaning, leaning.index("**layer")) == leaning
    short = "A **test set** is for you. It shows how well the network does."
    assert sentence_around(short, 2) == short


def test_a_formula_completes_its_sentence():
    (bold,) = bold_passages("So go down, a small step at a time, by **descent**:\n\n$$x - g$$\n")
    assert bold.sentence.endswith(r"by **descent**: $\displaystyle x - g$")
    (bold,) = bold_passages("These are the four things that **matter**:\n\n- one")
    assert bold.sentence == "These are the four things that **matter** …"


def test_a_block_that_defines_terms_can_be_linked_to():
    source = "# Title\n\n- a **row** and\n- a **column**\n\nThe **rest** follows."
    definitions = find_definitions(lesson(source), "00_x")
    assert with_labels(source, definitions) == (
        "# Title\n\n(term-00-column)=\n(term-00-row)=\n- a **row** and\n- a **column**\n\n"
        "(term-00-rest)=\nThe **rest** follows."
    )


def test_the_same_term_of_two_lessons_is_one_entry():
    first = find_definitions(lesson("A **mini-batch** is small."), "00_x")
    second = find_definitions(lesson("The **Mini-batches** and the **bias** again."), "01_y")
    assert [[each.lesson for each in entry] for entry in merge(first + second)] == [
        ["01_y"],
        ["00_x", "01_y"],
    ]


def test_a_broken_list_of_emphasis_is_refused(tmp_path):
    path = tmp_path / "emphasis.toml"
    assert read_emphasis(path) == {}
    path.write_text('00_x = "not"')
    with pytest.raises(CourseError, match="00_x must be a list of strings"):
        read_emphasis(path)
    path.write_text("00_x = [")
    with pytest.raises(CourseError, match="cannot be read"):
        read_emphasis(path)


@pytest.mark.parametrize("lesson", find_lessons(COURSE), ids=lambda lesson: lesson.name)
def test_each_bold_passage_of_a_lesson_is_a_term_or_listed(lesson):
    notebook = nbformat.read(lesson.notebook_path, as_version=4)
    emphasis = read_emphasis(COURSE.site / "emphasis.toml").get(lesson.name, frozenset())
    definitions = find_definitions(notebook, lesson.name, emphasis)
    defined = {definition.term.lower() for definition in definitions}
    for _, bold in candidates(notebook):
        assert len(bold.text.split()) <= 4 or bold.text in emphasis, f"no term: {bold.text}"
    assert len(defined) >= (0 if lesson.is_project else 10)
    for definition in definitions:
        assert f"**{definition.term}**" in definition.sentence
        assert len(definition.sentence.split()) >= 3
