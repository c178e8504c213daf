"""What a model may keep beside its parameters, when its check asks it on its own."""

import pytest

from course_admin.grading.judging import Cell, Judge, Judged
from course_admin.jail.limits import Limits

IMPORTS = "import torch\nfrom torch import nn\n\nfrom course_utils import checks"
CHECK = """
checks.that(sum(p.numel() for p in make().parameters()) <= 100, "More than 100 parameters.")
alone = checks.on_its_own(make())
x = torch.randn(50, 4)
first, second = alone(x), alone(x.flip(0)).flip(0)
checks.that(torch.allclose(first, second), "It depends on what else it is asked.")
checks.that(torch.equal(first[:, 0], x.sum(dim=1)), "It gives no sums.")
"""
HONEST = """
class Sums(nn.Linear):
    def forward(self, x):
        return x.sum(dim=1, keepdim=True)
def make():
    return Sums(4, 1)
"""
HIDDEN = {
    "a file": """
torch.save(torch.randn(4000, 4), "kept.pt")
class Reads(nn.Linear):
    def forward(self, x):
        return torch.load("kept.pt")[:len(x)].sum(dim=1, keepdim=True)
def make():
    return Reads(4, 1)
""",
    "a module that was changed": """
class Reads(nn.Linear):
    def forward(self, x):
        return torch.kept[:len(x)].sum(dim=1, keepdim=True)
def make():
    torch.kept = torch.randn(4000, 4)
    return Reads(4, 1)
""",
    "shared memory": """
from multiprocessing import shared_memory
memory = shared_memory.SharedMemory(create=True, size=10**6, name="kept")
class Reads(nn.Linear):
    def forward(self, x):
        shared_memory.SharedMemory(name="kept")
        return x.sum(dim=1, keepdim=True)
def make():
    return Reads(4, 1)
""",
    "the caller": """
import sys
class Reads(nn.Linear):
    def forward(self, x):
        frame = sys._getframe()
        while frame:
            if "first" in frame.f_locals:
                return frame.f_locals["x"].sum(dim=1, keepdim=True)
            frame = frame.f_back
        raise LookupError("no check is here")
def make():
    return Reads(4, 1)
""",
}


def judge(source, **limits):
    judged = Judged(
        exercise="ex1",
        full=1,
        context=[IMPORTS],
        cells=[Cell(0, IMPORTS, False), Cell(1, source, True)],
        answer=1,
        below=[],
        check=CHECK,
        names=["make"],
        seed=1,
        learned=True,
    )
    return Judge(sandboxed=True, limits=Limits(seconds=600, **limits)).judge(judged)


@pytest.mark.needs("jail")
def test_an_honest_model_gets_its_points():
    graded = judge(HONEST)
    assert (graded.points, graded.error) == (1, None)


@pytest.mark.needs("jail")
@pytest.mark.parametrize("place", HIDDEN)
def test_what_it_hides_it_does_not_find_again(place):
    graded = judge(HIDDEN[place])
    assert graded.points == 0
    assert graded.error is not None
    assert graded.stage != "engine"


@pytest.mark.needs("jail")
def test_a_model_that_does_not_end_was_not_judged_and_is_a_flag():
    hangs = HONEST.replace("        return x.sum", "        while True: pass\n        return x.sum")
    graded = judge(hangs, cpu_seconds=20)
    assert graded.points == 0
    assert graded.stage == "engine"
    assert "cpu" in graded.error
    assert graded.flags
