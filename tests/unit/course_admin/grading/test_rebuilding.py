"""Whatever was done to a submission, the course grades its own notebook, with the answers in it."""

import json
from copy import deepcopy

import pytest

from course_admin.course.release import release, skeleton
from course_admin.grading.handed_in import MAXIMUM_FILE
from course_admin.grading.rebuilding import (
    MAXIMUM_ANSWER,
    MAXIMUM_OWN,
    is_changed,
    is_own,
    rebuild,
)

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
        (empty_check, "ex1_tests: not as released"),
        (retag, None),
        (reverse, None),
        (take_over_a_check, "ex1_tests: not as released"),
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


def add(notebook, before, source, **more):
    """Add a cell of code before another."""
    new = {"cell_type": "code", "id": "new", "metadata": {}, "source": source, "outputs": []}
    notebook["cells"].insert(place(notebook, before), new | more)


def own(rebuilt):
    """Give what of the student's runs besides the answers: (what stands before it, text)."""
    cells = rebuilt.notebook.cells
    return [
        (cells[n - 1].id if n else None, "added" if is_own(c) else "changed", c.source)
        for n, c in enumerate(cells)
        if c.id.startswith("own-") and (is_own(c) or is_changed(c))
    ]


def test_code_that_was_added_stands_where_it_stood(course_notebook, submission):
    before = course_notebook.cells[place(course_notebook, "ex1") - 1].id
    add(submission, "ex1", "def twice(n):\n    return 2 * n")
    add(submission, submission["cells"][0]["id"], ["import os\n", "first = 1"])
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert own(rebuilt) == [
        (None, "added", "import os\nfirst = 1"),
        (before, "added", "def twice(n):\n    return 2 * n"),
    ]
    assert rebuilt.remarks == ["code that the student added runs with the answers (2 cells)"]
    ours = [c for c in rebuilt.notebook.cells if not c.id.startswith("own-")]
    assert [c.id for c in ours] == [c.id for c in course_notebook.cells]


def test_code_below_a_check_stands_below_it(course_notebook, submission):
    after = submission["cells"][place(submission, "ex1_tests") + 1]["id"]
    add(submission, after, "def double(n):\n    return n + n")
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert own(rebuilt) == [("ex1_tests", "added", "def double(n):\n    return n + n")]


def test_what_was_written_into_a_cell_of_the_course_runs_after_it(course_notebook, submission):
    name = next(
        c["id"] for c in submission["cells"]
        if c["cell_type"] == "code" and "nbgrader" not in c["metadata"]
    )  # fmt: skip
    cell(submission, name)["source"] = "checks = None"
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert own(rebuilt) == [(name, "changed", "checks = None")]
    assert cell(rebuilt.notebook, name).source == cell(course_notebook, name).source


@pytest.mark.parametrize(
    "source",
    ["%load ../../solutions/00_doubling/ex1.py", "# %load ../solutions/00/ex1.py\ndef f(): ...",
     "#%load solutions/ex1.py", "", "  \n"],
)  # fmt: skip
def test_solutions_that_were_loaded_and_empty_cells_are_left_out(
    course_notebook, submission, source
):
    add(submission, "ex1", source)
    assert own(rebuild(course_notebook, as_file(submission))) == []


def test_what_only_speaks_of_loading_is_kept(course_notebook, submission):
    add(submission, "ex1", "x = 1  # %load solutions/ex1.py")
    assert len(own(rebuild(course_notebook, as_file(submission)))) == 1


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_text_is_not_code(course_notebook, submission, kind):
    add(submission, "ex1", "import os", cell_type=kind)
    assert own(rebuild(course_notebook, as_file(submission))) == []


def test_cells_that_lost_their_ids_are_known_by_their_text(course_notebook, submission):
    lose_all_ids(submission)
    submission["cells"].insert(1, {"cell_type": "code", "metadata": {}, "source": "mine = 1"})
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert [source for *_, source in own(rebuilt)] == ["mine = 1"]


def test_a_copy_of_a_cell_of_the_course_or_of_an_answer_runs_once(course_notebook, submission):
    for name in ("ex1", "ex1_tests"):
        again = deepcopy(cell(submission, name)) | {"metadata": {}, "id": "new"}
        submission["cells"].append(again)
    assert own(rebuild(course_notebook, as_file(submission))) == []


def test_endless_code_is_left_out(course_notebook, submission):
    add(submission, "ex1", "#" * (MAXIMUM_ANSWER + 1))
    for number in range(MAXIMUM_OWN // MAXIMUM_ANSWER + 2):
        add(submission, "ex1", f"{number}" + "#" * (MAXIMUM_ANSWER - 9))
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert len(own(rebuilt)) == MAXIMUM_OWN // MAXIMUM_ANSWER
    assert sum("was left out" in remark for remark in rebuilt.remarks) == 3
    assert "an added cell of 100,001 characters was left out" in rebuilt.remarks


def test_own_cells_have_names_that_no_cell_of_the_course_has(course_notebook, submission):
    for number in range(3):
        add(submission, "ex1", f"x = {number}", id="ex1")
    rebuilt = rebuild(course_notebook, as_file(submission))
    names = [c.id for c in rebuilt.notebook.cells]
    assert len(names) == len(set(names))


def test_of_several_answers_the_last_that_is_not_the_stub_counts(course_notebook, submission):
    stub = cell(course_notebook, "ex1").source
    first = cell(submission, "ex1")
    for source in ("def double(n):\n    return n + n", stub):
        submission["cells"].append({**deepcopy(first), "source": source})
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source == "def double(n):\n    return n + n"
    assert "ex1: 2 answers; the last one counts" in rebuilt.remarks


def test_how_many_answers_there_are_is_kept_for_the_judge(course_notebook, submission):
    def count():
        rebuilt = rebuild(course_notebook, as_file(submission)).notebook
        return cell(rebuilt, "ex1").metadata.get("course", {}).get("answers")

    assert count() is None
    submission["cells"].append(deepcopy(cell(submission, "ex1")))
    assert count() is None  # the same twice
    submission["cells"][-1]["source"] = "def double(n):\n    return n + n"
    assert count() == 2


@pytest.mark.parametrize(
    "source",
    [
        "double = lambda n: 2 * n",
        "    def double(n):\n        return 2 * n",
        "if True:\n    def double(n):\n        return 2 * n",
        "class _Double:\n    def __call__(self, n):\n        return 2 * n\n\ndouble = _Double()",
        "def twice(n):\n    return 2 * n\n\ndouble, more = twice, 3",
    ],
)
def test_an_answer_that_is_no_plain_definition_is_found_without_ids(
    course_notebook, submission, source
):
    cell(submission, "ex1")["source"] = source
    lose_all_ids(submission)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source == source


def test_many_lost_ids_are_one_remark(course_notebook, submission):
    lose_all_ids(submission)
    remarks = rebuild(course_notebook, as_file(submission)).remarks
    assert sum("lost" in remark for remark in remarks) <= 4


def test_an_answer_typed_into_a_text_of_the_course_or_as_code_is_found(course_notebook, submission):
    for kind in ("into", "code"):
        changed = deepcopy(submission)
        if kind == "into":
            text = next(
                c
                for c in reversed(changed["cells"])
                if c["cell_type"] == "markdown"
                and "nbgrader" not in c["metadata"]
                and len("".join(c["source"])) > 30
            )
            text["source"] = "".join(text["source"]) + "\n\nBecause two is enough, I think."
        else:
            new = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
            changed["cells"].append({**new, "source": "Because two is enough, I really think so."})
        rebuilt = rebuild(course_notebook, as_file(changed)).notebook
        text = rebuilt.cells[place(rebuilt, "discuss1") + 1].source
        assert "Because two is enough" in text, kind


ELSEWHERE = "ex1: its cell is as handed out; taken is another one that defines it"


@pytest.mark.parametrize("where", [0, "ex1", "end"])
@pytest.mark.parametrize(
    "source", [ANSWER, "import math\n\n" + ANSWER + "\n\nmore = 1", "double = abs"]
)
def test_an_answer_in_a_cell_of_its_own_is_found_wherever_it_stands(
    course_notebook, submission, where, source
):
    stub = cell(course_notebook, "ex1").source
    cell(submission, "ex1")["source"] = stub
    new = {"cell_type": "code", "metadata": {}, "source": source, "outputs": []}
    at = place(submission, where) if where == "ex1" else len(submission["cells"]) if where else 0
    submission["cells"].insert(at, new)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source == source
    assert ELSEWHERE in rebuilt.remarks
    assert not own(rebuilt)  # it runs once


def test_an_answer_written_into_its_check_is_found(course_notebook, submission):
    cell(submission, "ex1")["source"] = cell(course_notebook, "ex1").source
    check = cell(submission, "ex1_tests")
    check["source"] = ANSWER + "\n\n" + "".join(check["source"])
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source == ANSWER
    assert ELSEWHERE in rebuilt.remarks


def test_a_copy_of_an_answers_cell_that_holds_something_else_is_not_that_answer(
    course_notebook, submission
):
    copy = deepcopy(cell(submission, "ex1"))
    copy["source"] = "def triple(n):\n    return 3 * n"
    submission["cells"].append(copy)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1").source == ANSWER


def test_lines_that_end_as_on_windows_are_as_handed_out(course_notebook, submission):
    for one in submission["cells"]:
        one["source"] = "".join(one["source"]).replace("\n", "\r\n")
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.remarks == []
    assert cell(rebuilt.notebook, "ex1").source == ANSWER


def test_text_that_answers_a_question_is_found_elsewhere(course_notebook, submission):
    new = {"cell_type": "markdown", "metadata": {}, "source": "Because **two**."}
    for at in (0, place(submission, "discuss1"), len(submission["cells"])):
        changed = deepcopy(submission)
        changed["cells"].insert(at, new)
        rebuilt = rebuild(course_notebook, as_file(changed)).notebook
        text = rebuilt.cells[place(rebuilt, "discuss1") + 1].source
        assert text.endswith("Because **two**.")
        assert "added elsewhere" in text
    over = deepcopy(submission)
    cell(over, "discuss1")["source"] = "Because **two**."
    rebuilt = rebuild(course_notebook, as_file(over)).notebook
    assert rebuilt.cells[place(rebuilt, "discuss1") + 1].source == "Because **two**."


def test_a_lost_answer_leaves_the_stub(course_notebook, submission):
    drop("ex1")(submission)
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert rebuilt.notebook == course_notebook
    assert rebuilt.remarks == ["ex1: there is no answer cell"]


def test_an_answer_of_another_exercise_is_not_taken_for_it(course_notebook, submission):
    cell(submission, "ex1")["metadata"]["nbgrader"]["grade_id"] = "ex9"
    cell(submission, "ex1")["source"] = "def triple(n):\n    return 3 * n"
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert cell(rebuilt.notebook, "ex1") == cell(course_notebook, "ex1")
    assert [source for *_, source in own(rebuilt)] == ["def triple(n):\n    return 3 * n"]
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
        (b'{"worksheets": [{"cells": []}]}', "no cells"),
        (b" " * (MAXIMUM_FILE + 1), "was not read"),
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


def test_an_answer_to_a_question_is_found_without_ids_and_below_the_question(
    course_notebook, submission
):
    place = next(i for i, c in enumerate(submission["cells"]) if c["id"] == "discuss1")
    question = "".join(submission["cells"][place]["source"])
    below = deepcopy(submission)
    below["cells"][place]["source"] = question + "\n\nMine, below it."
    submission["cells"][place + 1]["source"] = "Mine."
    lose_all_ids(submission)
    for handed_in, text in ((submission, "Mine."), (below, "Mine, below it.")):
        found = rebuild(course_notebook, as_file(handed_in)).notebook.cells
        there = next(i for i, c in enumerate(found) if c.id == "discuss1")
        assert text in found[there + 1].source


def test_of_thousands_of_added_cells_the_first_are_taken(course_notebook, submission):
    for number in range(700):
        cell = {"cell_type": "code", "source": f"x{number} = 1", "metadata": {}, "outputs": []}
        submission["cells"].append(cell | {"id": f"n{number}", "execution_count": None})
    rebuilt = rebuild(course_notebook, as_file(submission))
    assert sum(map(is_own, rebuilt.notebook.cells)) == 501  # the answer is one's own, too
    assert "only the first 500 cells that the student added were taken" in rebuilt.remarks
