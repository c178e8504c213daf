"""A check asks an answer through the wall, and says what came of it."""

import pytest

from course_admin.boundary.messages import NotPlain
from course_admin.grading.checking import (
    CHECK,
    _read_ran,
    notebook_names,
    place_of,
    run_cell,
    run_check,
)
from course_utils.checks import do_without
from tests.unit.course_admin.boundary.conftest import Wall

IMPORTS = "import torch\n\nfrom course_utils import checks"
RIGHT = "def double(n):\n    return 2 * n\n"


def verdict(cells, check, *, names=("double",), answer=0, context=(IMPORTS,), keep=False):
    """Judge cells that run behind a new wall."""
    walls = [Wall()]
    wall = walls[0]

    def another():
        walls.append(Wall())
        return walls[-1].peer.channel._socket

    try:
        return run_check(
            context=list(context),
            cells=[[source, 0] for source in cells],
            answer=answer,
            check=check,
            names=list(names),
            seed=1,
            keep=keep,
            connection=wall.peer.channel._socket,
            another=another,
        )
    finally:
        for wall in walls:
            wall.close()


def test_a_right_answer_has_no_error():
    said = verdict(["print('hello')\n" + RIGHT], "checks.expect(double(3), 6)")
    assert said == {
        "error": None,
        "line": 0,
        "ours": False,
        "context": None,
        "answer_error": None,
        "printed": "hello\n",
        "changed": False,
        "missing": [],
        "unfinished": False,
        "gone": False,
        "at": None,
        "hostile": None,
        "award": None,
        "raised": [],
    }


def test_a_wrong_one_has_the_line_and_the_words_of_the_check():
    check = "x = 1\n\nchecks.expect(double(3), 7, {'Well.': 6})"
    said = verdict([RIGHT], check)
    assert said["error"] == ["AssertionError", "CheckFailed", "Well."]
    assert (said["line"], said["ours"]) == (3, True)


def test_an_error_of_the_answers_is_not_the_checks():
    said = verdict(["def double(n):\n    raise AssertionError('mine')"], "double(3)")
    assert said["error"] == ["AssertionError", "AssertionError", "mine"]
    assert (said["line"], said["ours"]) == (1, False)


def test_a_name_that_no_cell_defines_is_missing():
    said = verdict(["y = z", "def double(n):\n    return w"], "double(3)", answer=1)
    assert said["missing"] == ["z", "w"]
    assert said["answer_error"] is None


def test_the_answers_own_error_is_kept():
    said = verdict([RIGHT + "1 / 0"], "double(3)")
    assert said["answer_error"] == ["ZeroDivisionError", "ZeroDivisionError", "division by zero"]
    assert said["error"] is None


def test_a_context_that_fails_is_said_before_any_answer_runs():
    said = verdict(["import os\nos._exit(0)"], "", context=["1 / 0"])
    assert said["context"][0] == "ZeroDivisionError"
    assert not said["gone"]


@pytest.mark.parametrize(("cell", "at"), [("import os\nos._exit(0)", 0), (RIGHT, None)])
def test_the_end_of_the_answers_process_is_said(cell, at):
    said = verdict([cell], "import os\ndouble(3)\nend(0)", names=["double", "end"])
    if at is None:
        said = verdict(["import os\nend = os._exit"], "end(0)", names=["end"])
    assert (said["gone"], said["at"]) == (True, at)


def test_what_the_check_defines_itself_is_the_answers_if_it_shall_define_it():
    said = verdict([RIGHT], "checks.expect(double(2), 4)", context=[IMPORTS, "double = None"])
    assert said["error"] is None
    said = verdict(["x = 1"], "double(2)", context=[IMPORTS, "double = len"])
    assert said["error"][1] == "NameError"
    assert said["missing"] == ["double"]


def test_random_numbers_are_the_same_each_time():
    check = "checks.expect(torch.rand(1).item(), double(0))"
    answer = "import torch\ntorch.manual_seed(1)\nfirst = torch.rand(1).item()\n"
    answer += "def double(n):\n    return first\n"
    assert verdict([answer], check)["error"] is None


def test_changes_are_said_and_kept_away_if_so():
    answer = "def double(x):\n    x.mul_(2)\n    return x\n"
    check = "x = torch.ones(1)\ndouble(x)\nchecks.expect(x, torch.full((1,), 2.0))"
    said = verdict([answer], check)
    assert (said["error"], said["changed"]) == (None, True)
    said = verdict([answer], check, keep=True)
    assert said["error"][1] == "CheckFailed"


def test_magics_of_the_courses_cells_do_nothing():
    namespace = notebook_names()
    assert run_cell("%matplotlib inline\n!ls\nx = 1", namespace, "<cell>") is None
    assert namespace["x"] == 1
    assert isinstance(run_cell("(", {}, "<cell>"), SyntaxError)
    assert isinstance(run_cell("raise SystemExit", {}, "<cell>"), SystemExit)


def test_the_place_of_an_error_is_the_outermost_line_of_the_check():
    """A hidden test may call a helper of the visible part."""
    source = "def inner():\n    1 / 0\nx = 1\ninner()"
    error = run_cell(source, {}, CHECK)
    assert place_of(error) == {"line": 4, "ours": False}
    assert place_of(run_cell(source, {}, "<other>")) == {"line": 0, "ours": False}


@pytest.mark.parametrize(
    "said",
    [None, [], [None], [None, 5], ["error", ""], [["a"], ""], [["a", "b", 3], ""], [None, "", 1]],
    ids=str,
)
def test_what_is_no_word_of_a_cell_is_refused(said):
    with pytest.raises(NotPlain):
        _read_ran(said)


def test_the_word_of_a_cell_is_cut():
    assert _read_ran([["a" * 10**5, "b", "c"], "x" * 10**5]) == (["a" * 2000, "b", "c"], "x" * 4000)


SOFTMAX = (
    "checks.without('torch.softmax')\nz = torch.ones(2, 3)\n"
    "checks.expect(softmax(z), z.softmax(dim=1))"
)


@pytest.mark.parametrize(
    "answer",
    [
        "softmax = torch.nn.Softmax(dim=1)",
        "softmax = torch.nn.Sequential(torch.nn.Softmax(dim=1))",
        "softmax = torch.jit.trace(lambda z: z.softmax(1), torch.ones(2, 3))",
        "class Mine(torch.nn.Softmax): pass\nsoftmax = Mine(1)",
        "def softmax(z): return torch.ops.aten._softmax.default(z, 1, False)",
    ],
)
def test_a_layer_of_the_library_is_none_of_ones_own(answer):
    said = verdict([f"import torch\n{answer}"], SOFTMAX, names=("softmax",))
    assert said["error"][1:] == ["CheckFailed", do_without("torch.softmax")]
    assert said["ours"]
    assert not said["hostile"]


@pytest.mark.parametrize(
    "answer",
    [
        "def softmax(z): return z / 3",
        "class Mine(torch.nn.Module):\n    def forward(self, z): return z / 3\nsoftmax = Mine()",
        "layer = torch.nn.Linear(3, 3)\ndef softmax(z): return 0 * layer(z).detach() + z / 3",
    ],
)
def test_what_is_ones_own_passes(answer):
    said = verdict([f"import torch\n{answer}"], SOFTMAX, names=("softmax",))
    assert said["error"] is None
    assert not said["hostile"]


MODEL = """
import torch
from torch import nn
asked = []
class Net(nn.Linear):
    def forward(self, x):
        asked.append(1)
        {line}
        return super().forward(x) + len(asked)
def make():
    return Net(2, 1)
"""
ON_ITS_OWN = """
alone = checks.on_its_own(make())
x = torch.zeros(3, 2)
checks.that(torch.equal(alone(x), alone(x)), "It remembers.")
"""
LINES = {
    "pass": None,
    "sum(images)": "images",
    "raise ValueError('shapes')": "shapes",
}


@pytest.mark.parametrize("line", LINES)
def test_a_model_is_asked_in_a_process_that_knows_nothing_of_the_answer(line):
    cells = ["import random\nimages = [random.random() for _ in range(5000)]"]
    cells.append(MODEL.format(line=line))
    said = verdict(cells, ON_ITS_OWN, names=("make",), answer=1)
    assert not said["gone"]
    assert said["hostile"] is None
    if LINES[line] is None:
        assert said["error"] is None
    else:
        assert LINES[line] in said["error"][2]
        assert said["ours"] == ("ValueError" not in line)


def test_a_model_whose_process_ends_is_told_from_an_answer_that_ends():
    said = verdict([MODEL.format(line="import os; os._exit(0)")], ON_ITS_OWN, names=("make",))
    assert said["gone"] == "model"
    assert said["error"] is None


def test_what_a_check_forbids_is_forbidden_there_too():
    check = "checks.without('torch.sigmoid')\n" + ON_ITS_OWN
    said = verdict([MODEL.format(line="torch.sigmoid(x)")], check, names=("make",))
    assert "torch.sigmoid" in said["error"][2]
    assert said["ours"]


def test_bytes_that_are_no_model_are_an_error_of_the_answer():
    lies = "import course_utils.on_its_own as own\nown.serialize = lambda *_: {what}\n"
    for what in (
        "(b'no pickle', '')",
        "5",
        "('text', '')",
        "(b'x' * 10**6, 5)",
        "(b'', 'x' * 999)",
    ):
        said = verdict(
            [MODEL.format(line="pass") + lies.format(what=what)], ON_ITS_OWN, names=("make",)
        )
        assert said["error"] is not None
        assert said["hostile"] is None
