"""What of a right answer somebody has to read: of honest ones nothing, of others the trick."""

from pathlib import Path

import pytest

from course_admin.course.lessons import course_metadata, find_lessons
from course_admin.course.settings import find_course
from course_admin.grading.suspicious import named
from tutor.forbidding import spellings

MATMUL = spellings("torch.matmul")
COURSE = find_course(Path(__file__).parent)


@pytest.mark.parametrize("lesson", find_lessons(COURSE), ids=lambda lesson: lesson.name)
def test_no_right_answer_of_ours_has_to_be_read(lesson):
    for exercise in lesson.exercises():
        without = course_metadata(exercise.check).get("without", [])
        names = set().union(*map(spellings, without))
        for path in sorted((lesson.answers_path / exercise.id).glob("right_*.py")):
            source, learned = path.read_text("utf-8"), exercise.tier == "explore"
            if without or learned:
                assert named([source], [], names, learned=learned) == [], path


@pytest.mark.parametrize(
    ("trick", "what"),
    [
        ("from concurrent.futures import ThreadPoolExecutor", "concurrent.futures"),
        ("import subprocess, sys", "subprocess"),
        ("from torch.overrides import _pop_mode_temporarily", "_pop_mode_temporarily"),
        ("import torch.overrides as o", "torch.overrides"),
        ("y = torch._C._VariableFunctions", "_C"),
        ("y = torch.ops.aten.mm.default", "ops"),
        ("from course_utils import check_cells", "check_cells"),
        ("kept = [np.dot]", "dot"),
        ("def f(a, b, product=np.dot): return product(a, b)", "dot"),
        ("from numpy import dot", "numpy.dot"),
        ("y = a.numpy().view(np.ndarray) @ b", "another class"),
        ("exec(open(series.__file__).read())", "exec"),
        ("f = loss.__wrapped__", "__wrapped__"),
        ("x = (lambda: 0).__globals__", "__globals__"),
        ("x = ().__class__.__base__.__subclasses__()", "__base__"),
        ("def f(:\n  import ctypes", "cannot be read"),
        ("np?\noff = getattr(getattr(torch, '_' + 'C'), 'Disable' + 'X')", "getattr"),
        ("%time off = __import__('torch')._C.DisableTorchFunction", "__import__"),
        ("%%time\noff = torch._C.DisableTorchFunction", "_C"),
        ("off = (T()\n% getattr(getattr(torch, '_C'), 'X'))", "getattr"),
        ("files = !ls", "get_ipython"),
        ("!pip install x; python mine.py", "get_ipython"),
        ("!python mine.py", "get_ipython"),
        ("%run other.py", "get_ipython"),
        ("match torch:\n    case object(_C=c):\n        pass", "_C"),
        ("match torch:\n    case object(ops=c):\n        pass", "ops"),
        ("off, _ = string.Formatter().get_field('0._C.X', [torch], {})", "get_field"),
        ("def f(x: 'torch._C.X'): ...\noff = typing.get_type_hints(f)['x']", "get_type_hints"),
        ("off = IPython.get_ipython().ev('torch')", "get_ipython"),
        ("off = np.load('x.npy', allow_pickle=True)", "allow_pickle"),
        ("from numpy import *\ndef f(a, b, kept=dot): return kept(a, b)", "imports numpy.*"),
        ("def f(a, b, kept=dot): return kept(a, b)", "keeps dot"),
        ("off = getattr(getattr(torch, '_C'), 'DisableTorchFunction')", "getattr"),
        ("def f(a, b, times=getattr(np, 'matmul')): return times(a, b)", "getattr"),
        ("x = operator.attrgetter('_C.x')(torch)", "attrgetter"),
        ("off = vars(vars(torch)['_C'])['x']", "vars"),
        ("off = torch.__dict__['_C']", "__dict__"),
        ("x = torch.utils.data.graph.pickle.sys.modules['torch._C']", "sys"),
        ("from sklearn.utils.parallel import Parallel", "parallel"),
        ("x = np.zeros(3) @ np.zeros(3)", "by @"),
        ("y = torch.nn.functional.conv1d(a, b)", "conv1d"),
        ("from scipy.linalg import blas\nc = blas.dgemm(1, a, b)", "blas"),
    ],
)
def test_what_gets_round_a_prohibition_has_to_be_read(trick, what):
    found = named([trick], [], MATMUL, learned=False)
    assert any(what in one for one in found), found
    assert len(found) <= 5


def test_cells_that_an_answer_does_not_need_may_import_what_they_like():
    cell = "import os, pandas\nprint(os.getcwd())\nz = (a @ b, np.dot)"
    assert named([], [cell], MATMUL, learned=False) == []
    for names, cell in [
        (["names threading"], "import threading"),
        (
            ["names tutor", "changes _forbidden of rules"],
            "import tutor.forbidding as rules\nrules._forbidden = None",
        ),
    ]:
        assert named([], [cell], MATMUL, learned=False) == names


def test_a_cell_that_is_nested_too_deeply_cannot_be_read():
    for cell in ("x = a" + ".b" * 5000, "x.a" + ".b" * 5000 + " = 1", "x = " + "-" * 3000 + "1"):
        found = named([cell], [cell], MATMUL, learned=True)
        assert found == ["cannot be read", "holds much data in another cell"]


def test_a_cell_that_ipython_would_take_hours_for_cannot_be_read():
    cell = "\n".join(f"x{i} = !ls" for i in range(600)) + "\ny = 1 + 2 + 3" * 4000
    assert named([cell], [cell], MATMUL, learned=False) == ["cannot be read"]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("torch.known = 5", "changes known of torch"),
        ("import course_utils\nsetattr(getattr(course_utils, 'c' + 'd'), 'f' + 'g', 5)", "setattr"),
        ("from course_utils import training as t\nt.fit = None", "changes fit of t"),
    ],
)
def test_another_cell_that_changes_modules_has_to_be_read(cell, what):
    found = named([], [cell], MATMUL, learned=False)
    assert any(what in one for one in found), found


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline\nx = 5",
        "%time y = f(x)",
        "np.dot?",
        "dot = (a * b).sum()\ny = dot + 1",
        "from math import *",
        "print('_', 'a_b', f'{x:_}', '-_-')",
    ],
)
def test_what_honest_cells_hold_has_not_to_be_read(cell):
    assert named([cell], [cell], MATMUL, learned=True) == []


def test_much_data_in_another_cell_or_in_names_has_to_be_read():
    import random

    digits = "".join(random.Random(0).choices("0123456789abcdef", k=17_000))
    cell = f"known = 0x{digits}"
    assert named([], [cell], set(), learned=True) == ["holds much data in another cell"]
    names = f"x = dict({', '.join(f'h{digits[n : n + 200]}=0' for n in range(0, 17_000, 200))})"
    assert named([names], [], set(), learned=True) == ["holds much data"]


@pytest.mark.parametrize(
    "data",
    [f"labels = {dict.fromkeys(range(600), 1)}", f"packed = {'x' * 1001!r}", f"n = {9**3000:#x}"],
)
def test_an_answer_that_holds_what_it_should_have_learned_has_to_be_read(data):
    assert named([data], [], set(), learned=True) == ["holds much data"]
    assert named([data], [], set(), learned=False) == []


def test_a_long_docstring_is_no_data():
    cell = f'def f():\n    """{"Long. " * 300}"""\n    return 1'
    assert named([cell], [], set(), learned=True) == []


@pytest.mark.parametrize(
    "line", ["%matplotlib inline", "%pip install seaborn", "!pip install -q seaborn", "!nvidia-smi",
             "%cd /content", "%env OMP_NUM_THREADS=1", "%load_ext tensorboard"],
)  # fmt: skip
def test_what_notebooks_begin_with_elsewhere_is_nothing_to_look_at(line):
    assert named([f"{line}\nx = 1"], [line], MATMUL, learned=True) == []
