"""Names that cells define and use, and the cells that must run first."""

import pytest

from course_admin.course.cell_names import cells_behind, defined_names, used_names


@pytest.mark.parametrize(
    ("source", "defined", "used"),
    [
        ("x = 1\ndef f(a):\n    b = a + c\n    return b", {"x", "f"}, {"c"}),
        ("import torch.nn as nn\nfrom math import pi", {"nn", "pi"}, set()),
        ("class Net(nn.Module):\n    def forward(self, x):\n        return relu(x)", {"Net"},
         {"nn", "relu"}),
        ("y = [i * k for i in range(3)]", {"y"}, {"k"}),
        ("%time\n!ls\nf(x)", set(), {"f", "x"}),
        ("def broken(:", set(), set()),
        ("print(len('a'))", set(), set()),
    ],
)  # fmt: skip
def test_names(source, defined, used):
    assert defined_names(source) == defined
    assert used_names(source) == used


def test_only_the_cells_behind_a_cell_run_before_it():
    cells = ["import torch", "a = 1", "def f():\n    return a", "b = 2", "a = 3"]
    assert cells_behind("f()", cells, set()) == [cells[2], cells[4]]
    assert cells_behind("f()", cells, {"f"}) == []
    assert cells_behind("nothing_known()", cells, set()) == []
