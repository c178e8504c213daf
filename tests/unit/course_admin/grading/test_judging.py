"""An answer gets its points from outside: whatever it does, it gets what it computes."""

import dataclasses
from dataclasses import replace

import pytest

from course_admin.course.execution import warm_up
from course_admin.course.settings import CourseError
from course_admin.grading import judging
from course_admin.grading.check_process import WarmProcess
from course_admin.grading.judging import CHANGED, Cell, EngineFault, Judge, Judged, hidden_line
from course_admin.jail.limits import Limits

IMPORTS = "import torch\n\nfrom course_utils import checks"
CHECK = (
    "checks.expect(double(3), 6, {'You squared it.': 9})\n### BEGIN HIDDEN TESTS\n"
    "secret = 5\nchecks.expect(double(secret), 10)\n### END HIDDEN TESTS"
)
RIGHT = "def double(n):\n    return 2 * n\n"
WRONG = "def double(n):\n    return None\n"


@pytest.fixture(scope="session", autouse=True)
def _warm():
    warm_up()


def task(answer, *, above=(), below=(), others=(), check=CHECK, names=("double",), changes=False):
    """Give an answer to judge, with own cells above and below it."""
    own = [Cell(n, source, True) for n, source in enumerate(above, 10)]
    return Judged(
        exercise="ex1",
        full=2,
        context=[IMPORTS],
        cells=[Cell(0, IMPORTS, False), *own, Cell(50, answer, True)],
        answer=1 + len(own),
        below=[Cell(n, source, True) for n, source in enumerate(below, 60)],
        check=check,
        names=list(names),
        seed=1,
        others=[Cell(n, source, False) for n, source in enumerate(others, 1)],
        changes=changes,
    )


def judge(answer, limits=None, **more):
    limits = limits or Limits(seconds=600)
    return Judge(sandboxed=False, limits=limits).judge(task(answer, **more))


@pytest.mark.parametrize(
    ("answer", "points", "stage", "hint"),
    [
        (RIGHT, 2, "passed", None),
        (RIGHT + "raise ValueError('later')", 2, "passed", None),
        ("def double(n):\n    return n * n", 0, "check", "You squared it."),
        ("def double(n):\n    return 6", 0, "hidden", "Expected …, but this is …."),
        ("def double(n)", 0, "answer", None),
        ("x = 1", 0, "check", None),
        ("def double(n):\n    raise checks.CheckFailed('You squared it.')", 0, "check", None),
        ("def double(n):\n    raise SystemExit", 0, "check", None),
        ("def double(n):\n    raise KeyboardInterrupt", 0, "check", None),
        ("def double(n):\n    return secret if n == 5 else 6", 0, "hidden", None),
        ("def double(n):\n    return object()", 0, "check", None),
        ("double = 6", 0, "check", None),
    ],
)
def test_points_stage_and_hint(answer, points, stage, hint):
    graded = judge(answer)
    assert (graded.points, graded.stage) == (points, stage), graded.error
    if hint is not None or points:
        assert graded.hint == hint
    assert graded.flags == []
    assert graded.full == 2


def test_a_function_that_is_called_as_the_walls_own_may_do_no_more_than_others():
    check = "checks.without('torch.matmul')\n" + CHECK
    answer = (
        "def _pull_back(a, b):\n    return torch.matmul(a, b).item()\n\n"
        "def double(n):\n    return _pull_back(torch.tensor([2]), torch.tensor([n]))\n"
    )
    graded = judge(answer, check=check)
    assert (graded.points, graded.stage) == (0, "check")
    assert "Do without torch.matmul" in graded.error


def test_a_module_that_a_cell_writes_is_imported_as_in_a_notebook():
    written = "%%writefile helpers_of_mine.py\ndef twice(n):\n    return 2 * n"
    answer = "from helpers_of_mine import twice\n\ndef double(n):\n    return twice(n)"
    graded = judge(answer, above=[written])
    assert graded.points == 2, graded.error


def test_what_an_answer_prints_is_kept_for_the_instructor():
    assert judge("print('é' * 10_000)\n" + RIGHT).printed == "é" * 4000


def test_a_stub_says_that_it_is_one():
    graded = judge("def double(n):\n    raise NotImplementedError")
    assert graded.error.startswith("NotImplementedError")


TAMPERING = [
    "checks.expect = print\n" + WRONG,
    "checks._difference = lambda *a: None\n" + WRONG,
    "checks.expect.__code__ = (lambda *a, **k: None).__code__\n" + WRONG,
    "torch.equal = lambda *a: True\n" + WRONG,
    "import sys, types\nsys.modules['course_utils.checks'] = types.ModuleType('x')\n" + WRONG,
    "def double(n):\n    checks._difference = lambda *a: None\n",
    "import sys\ndef double(n):\n    return sys._getframe(1).f_locals['expected']\n",
    "import gc\ndef double(n):\n    return [o for o in gc.get_objects() if o == 6][0]\n",
    "class E:\n    def __eq__(self, other): return True\ndef double(n):\n    return E()\n",
    "import torch.overrides\nclass T(torch.Tensor):\n    pass\ndef double(n):\n    return T([6])\n",
    "import os\nfor n in range(3, 20):\n    try: os.write(n, b'{}')\n    except OSError: pass\n"
    + WRONG,
    "from course_admin.boundary.peer import Peer\n"
    "Peer._give = lambda self, head, args, result, drew: self._send_reply(head, [6, None], drew)\n"
    + WRONG,
]


@pytest.mark.parametrize("answer", TAMPERING)
def test_tampering_gains_nothing(answer):
    graded = judge(answer)
    assert graded.points == 0
    assert not graded.hint or "CheckFailed" not in graded.hint


@pytest.mark.parametrize(
    "answer",
    [
        "import sys\ndef double(n):\n    return 2 * n if sys._getframe(1) else 0\n",
        "import gc\ndef double(n):\n    gc.get_objects()\n    return 2 * n\n",
        "import sys\nsys.settrace(lambda *a: None)\n" + RIGHT,
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True)"
        ".start()\n" + RIGHT,
        "checks.expect = print\n" + RIGHT,
    ],
)
def test_who_is_right_and_curious_keeps_the_points(answer):
    graded = judge(answer)
    assert (graded.points, graded.flags) == (2, [])


def test_own_cells_above_run_with_the_answer():
    answer = "def double(n):\n    return twice(n)\n"
    graded = judge(answer, above=["1 / 0", "not Python", "def twice(n):\n    return 2 * n"])
    assert (graded.points, graded.remarks) == (2, [])


def test_an_own_cell_that_ends_the_process_is_left_out():
    graded = judge(RIGHT, above=["import os\nos._exit(0)", "x = 1", "os.kill(os.getpid(), 9)"])
    assert graded.points == 2
    assert len(graded.remarks) == 1
    assert graded.remarks[0].startswith("a cell above it was left out: DeadProcess")


def test_an_own_cell_that_never_ends_takes_its_part_of_the_time_and_no_more():
    limits = Limits(seconds=600, cpu_seconds=4)
    graded = judge(RIGHT, above=["while True:\n    pass"], limits=limits)
    assert (graded.points, graded.flags) == (2, [])
    assert graded.seconds < 500  # it took all the time there is


def test_what_stands_below_the_check_counts_if_the_answer_fails_without_it():
    graded = judge("def double(n):\n    raise NotImplementedError", below=[RIGHT])
    assert graded.points == 2
    assert graded.remarks == ["what stands below its check was taken with it"]
    graded = judge(RIGHT, below=[WRONG])
    assert (graded.points, graded.remarks) == (2, [])
    assert judge(WRONG, below=["x = 5", "def double(n):\n    return 3"]).points == 0


def test_a_demonstration_runs_only_if_its_name_is_missing():
    answer = "def double(n):\n    return factor * n\n"
    graded = judge(answer, others=["base = 1", "factor = base + 1", "import os\nos._exit(1)"])
    assert graded.points == 2
    graded = judge(answer)
    assert graded.points == 0
    assert graded.missing == ["factor"]


def test_a_cell_of_the_course_that_a_student_changed_runs_if_it_fails_without():
    judged = task("def double(n):\n    return scale(n)\n")
    ours = Cell(1, "def scale(n):\n    return 3 * n", False)
    theirs = Cell(2, "def scale(n):\n    return 2 * n", True)
    judged = replace(
        judged,
        context=[IMPORTS, ours.source],
        cells=[judged.cells[0], ours, judged.cells[1]],
        answer=2,
        others=[theirs],
    )
    graded = Judge(sandboxed=False, limits=Limits(seconds=600)).judge(judged)
    assert graded.points == 2
    assert graded.remarks == ["it is right with cells of the course that the student has changed"]
    wrong = replace(judged, others=[theirs._replace(source="def scale(n):\n    return n")])
    assert Judge(sandboxed=False, limits=Limits(seconds=600)).judge(wrong).points == 0


def test_a_cell_that_took_too_long_is_said_where_its_answer_fails():
    limits = Limits(seconds=600, cpu_seconds=4)
    answer = "def double(n):\n    return factor * n\n"
    graded = judge(answer, above=["while True:\n    pass\n"], limits=limits)
    assert graded.points == 0
    assert graded.flags == ["another cell of the student's took too long and was left unfinished"]


@pytest.mark.parametrize(
    "line",
    [
        "mine = open('C:/mine.csv').read()",
        "import os\nos.chdir('/content/drive/MyDrive')",
        "import getpass, os\nname = os.environ['USERNAME']",
        "%%memit",
        "%%memit\n%load_ext tensorboard",
        "assert torch.cuda.is_available(), 'switch on the GPU'",
        "import urllib.request\nurllib.request.urlopen('https://example.org', timeout=1)",
    ],
)
def test_a_line_that_works_only_where_it_was_written_takes_no_answer_with_it(line):
    graded = judge(f"{line}\n{RIGHT}")
    assert (graded.points, graded.stage) == (2, "passed")
    assert judge(f"{line}\n{WRONG}").points == 0
    helper = f"{line}\nfactor = 2"
    assert judge("def double(n):\n    return factor * n", above=[helper]).points == 2


def test_what_was_left_out_of_an_answer_is_said():
    graded = judge(f"mine = open('C:/mine.csv')\n{RIGHT}")
    assert graded.remarks == ["it is right without what fails here: `mine = open('C:/mine.csv')`"]
    assert judge(RIGHT).remarks == []


PRECISE = """
def double(n):
    return torch.tensor([2.0 * n])
"""


def test_a_dtype_that_is_the_default_in_the_notebook_is_the_checks_too():
    check = "checks.expect(double(3), torch.tensor([6.0]))\nchecks.passed('Exercise 1')"
    double = "import torch\ntorch.set_default_dtype(torch.float64)"
    assert judge(PRECISE, above=[double], check=check).points == 2
    assert judge(PRECISE, check=check).points == 2
    coarse = "import torch\ntorch.set_default_dtype(torch.bfloat16)"
    assert judge(PRECISE, above=[coarse], check=check).points == 0


@pytest.mark.parametrize(
    "line",
    ["breakpoint()", "import pdb; pdb.set_trace()", "__import__('pdb').Pdb().set_trace()",
     "from IPython.core.debugger import set_trace; set_trace()"],
)  # fmt: skip
def test_nobody_waits_for_a_debugger(line):
    answer = f"def double(n):\n    {line}\n    return 2 * n\n"
    assert judge(answer, limits=Limits(seconds=600, cpu_seconds=30)).points == 2


@pytest.mark.parametrize(
    "lines",
    [
        "from beartype import beartype\n@beartype\n",
        "from typeguard import typechecked\n@typechecked(forall=True)\n",
        "from icecream import ic\nic(3).bit_length()\n",
        "from jaxtyping import Float\nkind = Float[torch.Tensor, 'n d']\n",
        "import wandb\nrun = wandb.init(project='mine')\nrun.log({'loss': 1})\n",
        "from google.colab import files\nfor name in files.upload().keys():\n    print(name)\n",
        "from somewhere import lock\nwith lock() as held:\n    pass\n",
    ],
)
def test_a_package_that_is_not_here_does_nothing_whatever_is_asked_of_it(lines):
    assert judge(lines + RIGHT).points == 2


def test_of_several_answers_that_the_last_one_fails_is_something_to_look_at():
    several = dataclasses.replace(task(WRONG), answers=2)
    graded = Judge(sandboxed=False, limits=Limits(seconds=600)).judge(several)
    assert graded.flags == ["there are 2 answers: the last one counts, and fails"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("torch.ops.aten.add", "ops"),
        ("torch._C.DisableTorchFunctionSubclass", "_C"),
        ("import threading", "threading"),
        ("boundaries = 3  # of the decision boundary", None),
    ],
)
def test_code_that_could_get_round_what_is_forbidden_is_something_to_look_at(line, named):
    check = "checks.without('torch.matmul')\n" + CHECK
    flags = judge(RIGHT + line + "\n", check=check).flags
    assert [flag.split()[3].rstrip(";") for flag in flags[:1]] == ([named] if named else [])
    assert judge(RIGHT + line + "\n").flags == []  # where nothing is forbidden


def test_an_answer_that_ends_its_process_was_not_judged():
    for answer in ("import os\nos._exit(0)", "import os\ndef double(n):\n    os._exit(0)"):
        graded = judge(answer)
        assert (graded.points, graded.stage) == (0, "engine")
        assert graded.error.startswith("DeadProcess")
        assert "was not judged" in graded.flags[0]


def test_an_answer_that_raises_an_end_of_file_was_judged():
    assert judge("def double(n):\n    raise EOFError('mine')").stage == "check"


def test_an_answer_that_sleeps_is_out_of_time():
    graded = judge("import time\ntime.sleep(10**6)", limits=Limits(seconds=2))
    assert graded.error.startswith("OutOfTime")
    assert graded.stage == "engine"


def test_an_answer_that_sends_nonsense_is_judged_hostile():
    answer = "import os\ndef double(n):\n    for f in range(3, 50):\n"
    answer += "        try: os.write(f, b'x' * 100)\n        except OSError: pass\n"
    graded = judge(answer)
    assert (graded.points, graded.stage) == (0, "engine")


def test_an_answer_that_breaks_what_runs_it_has_not_broken_the_check():
    graded = judge(RIGHT, above=["get_ipython().run_cell = lambda *args, **kwargs: None"])
    assert "the check broke" not in (graded.error or "")


CHECK_IN_PLACE = "x = torch.arange(3)\nassert torch.equal(double(x), 2 * x)\n"  # expects too late


def test_an_answer_that_changes_what_it_is_compared_with_passes_only_where_it_must():
    cheat = "def double(x):\n    x.zero_()\n    return x\n"
    graded = judge(cheat, check=CHECK_IN_PLACE)
    assert graded.points == 0
    assert graded.error.startswith(CHANGED)
    assert judge(cheat, check=CHECK_IN_PLACE, changes=True).points == 2
    honest = "def double(x):\n    y = 2 * x\n    x += 1\n    x -= 1\n    return y\n"
    assert judge(honest, check=CHECK_IN_PLACE).points == 2


def test_a_context_that_fails_is_the_courses_fault():
    one = task(RIGHT)
    one.context.append("1 / 0")
    with pytest.raises(CourseError, match="relies on failed"):
        Judge(sandboxed=False).judge(one)


@pytest.mark.parametrize("faults", [1, 2])
def test_a_fault_of_the_engine_is_tried_once_more(monkeypatch, faults):
    start = judging.Judge._start

    def failing(self, *given):
        nonlocal faults
        faults -= 1
        if faults >= 0:
            raise EngineFault("no memory")
        return start(self, *given)

    monkeypatch.setattr(judging.Judge, "_start", failing)
    if faults == 1:
        assert judge(RIGHT).points == 2
        return
    with pytest.raises(CourseError, match="No process could be made ready for ex1"):
        judge(RIGHT)


def test_what_is_to_be_judged_can_be_sent_to_another_machine():
    import json
    from dataclasses import asdict

    one = task(RIGHT, above=["x"], below=["y"], others=["z"])
    assert Judged.from_dict(json.loads(json.dumps(asdict(one)))) == one


def test_the_hidden_tests_begin_at_their_line():
    assert hidden_line(CHECK) == 2
    assert hidden_line("x = 1") == float("inf")


def test_no_process_is_left():
    import psutil

    judge("import os\nif not os.fork():\n    __import__('time').sleep(1000)\n" + RIGHT)
    warm = psutil.Process(WarmProcess.shared().process.pid)
    _, alive = psutil.wait_procs(warm.children(recursive=True), timeout=600)
    assert not alive
