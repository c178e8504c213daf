"""Whatever was done to a submission, the course grades its own notebook, with the answers in it."""

import json
from copy import deepcopy

import pytest

from course_admin.course.release import release, skeleton
from course_admin.grading.rebuilding import MAXIMUM_ANSWER, MAXIMUM_BYTES, rebuild

ANSWER = "def double(n):\n    return 2 * n  # mine"


@pytest.fixture
def course_notebook(tiny_lesson):
    return skeleton(tiny_lesson.course, tiny_lesson.notebook(0))


@pytest.fixture
def submission(tiny_lesson):
    """The released notebook, answered, as a student's editor saves it."""
    notebook = release(tiny_lesson.course, tiny_lesson.notebook(0))
    cell(notebook, "ex1")["source"] = ANSWER
    return json.loads(json.dumps(notebook))


def cell(notebook, name):
    return next(c for c in notebook["cells"] if c["id"] == name)


def place(notebook, name):
    return notebook["cells"].index(cell(notebook, name))


def as_file(notebook):
    return json.dumps(notebook).encode()


def test_a_sound_submission_is_the_skeleton_with_its_answers(course_notebook, submission):
    before = deepcopy(course_notebook)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.remarks == []
    assert cell(rebuilt.notebook, "ex1").source == ANSWER
    cell(rebuilt.notebook, "ex1").source = cell(before, "ex1").source
    assert rebuilt.notebook == before == course_notebook


def test_the_skeleton_has_the_hidden_tests_and_nothing_to_copy_from(course_notebook, tiny_lesson):
    assert "secret_number" in cell(course_notebook, "ex1_tests").source
    assert "NotImplementedError" in cell(course_notebook, "ex1").source
    assert "MARK SCHEME" in cell(course_notebook, "discuss1").source
    text = json.dumps(course_notebook)
    assert "%load" not in text
    assert "twice_as_much" not in text
    released = release(tiny_lesson.course, tiny_lesson.notebook(0))
    assert "secret_number" not in json.dumps(released)


def drop(name):
    def change(notebook):
        notebook["cells"].remove(cell(notebook, name))

    return change


def lose_grade_ids(notebook):
    for c in notebook["cells"]:
        c["metadata"] = {}


def lose_all_ids(notebook):
    lose_grade_ids(notebook)
    for number, c in enumerate(notebook["cells"]):
        c["id"] = f"other{number}"


def duplicate_check(notebook):
    notebook["cells"].append(deepcopy(cell(notebook, "ex1_tests")))


def empty_check(notebook):
    cell(notebook, "ex1_tests")["source"] = "pass"


def retag(notebook):
    for c in notebook["cells"]:
        c["metadata"]["tags"] = ["skip-execution", "raises-exception"]


def reverse(notebook):
    notebook["cells"].reverse()


def take_over_a_check(notebook):
    cell(notebook, "ex1_tests")["metadata"]["nbgrader"].update(points=100, solution=True)
    cell(notebook, "ex1_tests")["source"] = "1000"


def add_cells(notebook):
    for source in ("import os; os._exit(0)", "checks.expect = print"):
        new = {"cell_type": "code", "id": "new", "metadata": {}, "source": source, "outputs": []}
        notebook["cells"].insert(0, new)


def change_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "evil", "display_name": "", "language": "sh"}


def source_as_lines(notebook):
    for c in notebook["cells"]:
        c["source"] = c["source"].splitlines(keepends=True)


def answer_as_markdown(notebook):
    cell(notebook, "ex1")["cell_type"] = "markdown"


def nonsense_everywhere(notebook):
    for c in notebook["cells"]:
        if c["id"] != "ex1":
            c.update(source=[3, None], metadata=[1], id=7, cell_type={})
    notebook["cells"] += [3, None, "x", {}, {"metadata": {"nbgrader": "x"}}]
    notebook["metadata"] = "none"


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (drop("ex1_tests"), "ex1_tests: the cell was deleted"),
        (lose_grade_ids, "found by its cell id"),
        (lose_all_ids, "found by what it defines"),
        (duplicate_check, "ex1_tests: 2 cells have this id"),
        (empty_check, None),
        (retag, None),
        (reverse, None),
        (take_over_a_check, None),
        (add_cells, None),
        (change_kernel, None),
        (source_as_lines, None),
        (answer_as_markdown, "was changed to markdown"),
        (nonsense_everywhere, "ex1_tests: the cell was deleted"),
    ],
)
def test_what_was_done_around_an_answer_does_not_matter(
    course_notebook, submission, change, remark
):
    wanted = rebuild(course_notebook, as_file(submission)).notebook
    change(submission)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook == wanted
    if remark is None:
        assert rebuilt.remarks == []
    else:
        assert any(remark in text for text in rebuilt.remarks), rebuilt.remarks


def test_of_several_answers_the_last_that_is_not_the_stub_counts(course_notebook, submission):
    stub = cell(course_notebook, "ex1").source
    first = cell(submission, "ex1")
    for source in ("def double(n):\n    return n + n", stub):
        submission["cells"].append({**deepcopy(first), "source": source})
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source == "def double(n):\n    return n + n"
    assert "ex1: 2 answers; the last one counts" in rebuilt.remarks


def test_a_lost_answer_leaves_the_stub(course_notebook, submission):
    drop("ex1")(submission)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook == course_notebook
    assert rebuilt.remarks == ["ex1: there is no answer cell"]


def test_an_answer_of_another_exercise_is_not_taken_for_it(course_notebook, submission):
    cell(submission, "ex1")["metadata"]["nbgrader"]["grade_id"] = "ex9"
    cell(submission, "ex1")["source"] = "def triple(n):\n    return 3 * n"
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook == course_notebook
    assert "ex1: there is no answer cell" in rebuilt.remarks
    assert "'ex9' is no cell of this lesson; it was left out" in rebuilt.remarks


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (b"", "it is empty"),
        (b"not JSON", "no notebook"),
        (b"\xff\xfe\x00", "no notebook"),
        (b"[" * 100_000, "no notebook"),
        (b"[1, 2]", "no notebook of format 4"),
        (b'{"cells": 3}', "no notebook of format 4"),
        (b'{"worksheets": [{"cells": []}]}', "no notebook of format 4"),
        (b" " * (MAXIMUM_BYTES + 1), "was not read"),
    ],
)
def test_what_is_no_notebook_has_no_answers(course_notebook, content, remark):
    rebuilt = rebuild(course_notebook, content)
    assert rebuilt.notebook == course_notebook
    assert remark in rebuilt.remarks[0]


def test_an_endless_answer_is_not_taken(course_notebook, submission):
    cell(submission, "ex1")["source"] = "#" * (MAXIMUM_ANSWER + 1)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook == course_notebook
    assert "was not taken" in rebuilt.remarks[0]


def test_what_is_written_to_a_question_is_kept(course_notebook, submission):
    after = place(submission, "discuss1") + 1
    empty = submission["cells"][after]["source"]
    submission["cells"][after]["source"] = "Because **two**."
    new = {"cell_type": "markdown", "metadata": {}, "source": ["And\n", "so."]}
    submission["cells"].insert(after + 1, new)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook.cells[place(rebuilt.notebook, "discuss1") + 1].source == (
        "Because **two**.\n\nAnd\nso."
    )
    assert rebuilt.remarks == []

    submission["cells"][after]["source"] = empty
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook.cells[place(rebuilt.notebook, "discuss1") + 1].source == "And\nso."


def test_half_a_character_stops_nobody(course_notebook, submission):
    cell(submission, "ex1")["source"] = "def double(n):\n    return '\ud800'"
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source.endswith("return '?'")
    json.dumps(rebuilt.notebook, ensure_ascii=False).encode()
