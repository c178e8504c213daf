"""Mutants are small, are Python, differ from the reference, and change nothing but the solution."""

import ast

import pytest

from course_admin.proving.mutants import mutants

CELL = '''\
def f(x: int = 3, *, flag=True):
    """Give something, 1 or 2."""
    {before}
    ### BEGIN SOLUTION
    {solution}
    ### END SOLUTION
    {after}
'''


def of(solution, before="y = 1", after="return y + 1"):
    cell = CELL.format(solution=solution.replace("\n", "\n    "), before=before, after=after)
    return list(mutants(cell))


@pytest.mark.parametrize(
    ("solution", "names"),
    [
        ("y = x + 1", {"y = x - 1", "y = x + 2"}),
        ("y = -x", {"y = +x"}),
        ("y = x[0] @ w", {"y = x[1] @ w"}),
        ("y = x < 2 <= z", {"y = x <= 2 <= z", "y = x < 2 < z", "y = x < 3 <= z"}),
        ("y = a and b", {"y = a or b"}),
        ("y = x.sum(dim=0)", {"y = x.mean(dim=0)", "y = x.sum(dim=1)", "y = x.sum()"}),
        ("y = f(**options)", set()),
        ("y = 'text'", set()),
        ("y = True", {"y = False"}),
        ("y -= x", {"y += x", "dropped: y -= x"}),
        ("model.eval()", {"dropped: model.eval()"}),
        ("with torch.no_grad():\n    y = x", {"dropped: with torch.no_grad():"}),
        ("if x:\n    y = z", {"if True:", "if False:"}),
        ("y = a if x else b", {"y = a if True else b", "y = a if False else b"}),
        ("for i in range(x):\n    y *= i", {"y /= i", "dropped: y *= i"}),
        ("def g(a=1):\n    '''Give 1.'''\n    return a % 2", {"return a // 2", "return a % 3"}),
        ("y = 1; y = 1", {"y = 2", "y = 2 (2)"}),
    ],
)
def test_what_is_changed(solution, names):
    assert {mutant.name for mutant in of(solution)} == names


def test_each_mutant_is_another_program_and_leaves_the_rest_alone():
    solution = (
        "total = 0\nfor value in x:\n    if value > 0:\n        total += value ** 2\nreturn -total"
    )
    found = of(solution, before="y = x + 1", after="return y + 1")
    reference = ast.unparse(
        ast.parse(CELL.format(solution="pass", before="y = x + 1", after="return y + 1"))
    )
    assert len({mutant.source for mutant in found}) == len(found) > 8
    for mutant in found:
        lines = mutant.source.splitlines()
        assert lines[:3] == reference.splitlines()[:3]
        assert lines[-1] == "    return y + 1"


def test_an_answer_without_markers_has_none():
    assert list(mutants("x = 1 + 2")) == []


def test_the_answer_must_be_python():
    with pytest.raises(SyntaxError):
        list(mutants("%matplotlib inline"))
