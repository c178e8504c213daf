"""Answers that give networks, optimizers and functions cannot reach the check that judges them."""

from __future__ import annotations

import functools

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.grading.grader import names_to_ask_for
from course_admin.grading.judging import Cell, Judge, Judged
from tests.unit.course_admin.boundary.conftest import Wall

# Each tries to get the marks of an exercise of lesson 02 without solving it. What stands after the
# name of the exercise runs in the answer's cell.
ATTACKS = {
    "replaces expect in every module it finds": (
        "ex7",
        """
import gc, sys
from course_utils import checks
for name in ("expect", "that", "kind", "finite", "raises"):
    setattr(checks, name, lambda *a, **k: None)
for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith(("course", "boundary")):
        for name in ("expect", "that", "run_check", "run_cell"):
            if hasattr(module, name):
                setattr(module, name, lambda *a, **k: None)
def accuracy(model, loader):
    return 0.5
""",
    ),
    "shadows builtins in its own globals and in those of the checks": (
        "ex4",
        """
import builtins
from course_utils import checks
for place in (globals(), vars(checks), vars(builtins)):
    place["zip"] = lambda *a, **k: iter(())
    place["all"] = lambda *a: True
def sgd_step(parameters, lr):
    pass
""",
    ),
    "leaves a dispatch mode on": (
        "ex4",
        """
import torch
from torch.utils._python_dispatch import TorchDispatchMode
class Equal(TorchDispatchMode):
    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if "equal" in str(func) or "eq." in str(func):
            return True
        return func(*args, **(kwargs or {}))
Equal().__enter__()
def sgd_step(parameters, lr):
    pass
""",
    ),
    "patches classes of optimizers and layers": (
        "ex6",
        """
import torch
torch.optim.SGD.step = lambda self, closure=None: None
torch.optim.Adam.step = lambda self, closure=None: None
torch.nn.Linear.forward = lambda self, x: x[:, :3] * 0
torch.Tensor.numpy = lambda self: __import__("numpy").zeros(self.shape)
def train_step(model, x, y, optimizer, loss_fn):
    return 0.0
""",
    ),
    "zeroes all it is given, and gives zero": (
        "ex6",
        """
def train_step(model, x, y, optimizer, loss_fn):
    with torch.no_grad():
        for tensor in [*model.parameters(), x]:
            tensor.zero_()
    y.zero_()
    for group in optimizer.param_groups:
        group["lr"] = 0.0
    return 0.0
""",
    ),
    "hangs a hook on the model that it is given": (
        "ex7",
        """
def accuracy(model, loader):
    model.register_forward_hook(lambda module, inputs, output: output * 0)
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            model(x)
    return 1.0
""",
    ),
    "looks for the check in frames and in memory": (
        "ex7",
        """
import gc, inspect, logging, sys
def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            model(x)
    found = []
    for frame in [f.frame for f in inspect.stack()] + [logging.currentframe()]:
        while frame is not None:
            found += [v for v in frame.f_locals.values() if type(v) is float]
            for name in ("expected", "wanted", "right", "labels", "predicted"):
                if name in frame.f_locals or name in frame.f_globals:
                    return 4 / 9
            frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing) is dict and "Echo" in thing and "predicted" in thing:
            return 4 / 9
    return found[0] if found else 0.5
""",
    ),
    "asks the model that it is given for more than it offers": (
        "ex7",
        """
def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            model(x)
    found = []
    for name in ("__class__", "__globals__", "forward", "__dict__", "_modules", "mode"):
        try:
            found.append(model._far_peer.ask("get", model, name))
        except Exception:
            continue
    if any(callable(one) or type(one) is dict for one in found):
        return 4 / 9
    return 0.5
""",
    ),
    "gives a network that is never the same": (
        "ex3",
        """
class Any(nn.Module):
    def __init__(self):
        super().__init__()
        for n, s in enumerate([(128, 784), (128,), (10, 128), (10,)]):
            self.register_parameter(f"p{n}", nn.Parameter(torch.rand(s)))
    def __eq__(self, other):
        return True
    def forward(self, x):
        return torch.rand(len(x), 10) + 0 * self.p0.sum()
def make_network():
    return Any()
""",
    ),
    "says that its parameters are those of another": (
        "ex2",
        """
class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(10, 784))
        self.b = nn.Parameter(torch.zeros(10))
    def named_parameters(self, *a, **k):
        yield from ()
    def forward(self, x):
        return torch.rand(len(x), 10) + (self.w.sum() + self.b.sum()) * 0
""",
    ),
}


@functools.cache
def exercises():
    (lesson,) = find_lessons(find_course(), ["02"])
    return {e.id: (e, lesson.context(e.needs)) for e in lesson.exercises()}


def graded(name, source):
    exercise, context = exercises()[name]
    cells = [Cell(n, text, False) for n, text in enumerate(context)]
    names = names_to_ask_for(exercise.reference, exercise.check_source)
    judged = Judged(
        exercise=name,
        full=1,
        context=context,
        cells=[*cells, Cell(len(cells), source, True)],
        answer=len(cells),
        below=[],
        check=exercise.check_source,
        names=names,
        seed=5,
        changes=name in ("ex4", "ex6"),
    )
    return Judge(sandboxed=False).judge(judged)


@pytest.mark.parametrize("story", ATTACKS)
def test_it_gains_nothing(story):
    name, source = ATTACKS[story]
    one = graded(name, source)
    assert one.points == 0
    assert one.stage != "engine", one.error


@pytest.mark.parametrize("story", ATTACKS)
def test_it_runs_as_it_is_meant(story):
    """A line that fails for another reason would prove nothing."""
    name, source = ATTACKS[story]
    _, context = exercises()[name]
    wall = Wall()
    try:
        for cell in [*context, source]:
            error, _ = wall.run(cell)
            assert error is None
    finally:
        wall.close()


@pytest.mark.parametrize("name", ["ex2", "ex3", "ex4", "ex6", "ex7"])
def test_the_reference_passes(name):
    exercise, _ = exercises()[name]
    one = graded(name, exercise.reference)
    assert one.points == 1, one.error
