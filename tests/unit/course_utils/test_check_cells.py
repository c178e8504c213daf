"""A check cell overwrites nothing, forbids what its task forbids, and explains what goes wrong."""

import pytest
import torch

from course_utils import check_cells, checks
from course_utils.checks import CheckFailed

IMPORTS = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\n"


class Notebook:
    """The names of a notebook, and cells that run in it."""

    def __init__(self):
        self.names = {"__name__": "__main__", "checks": checks}
        self.run(IMPORTS)

    def run(self, source):
        exec(compile(source, "<cell>", "exec"), self.names)

    def check(self, source, **more):
        check_cells.run(compile(source, "<check>", "exec"), self.names, **more)


@pytest.fixture
def notebook():
    return Notebook()


def test_what_a_check_assigns_is_forgotten(notebook):
    notebook.run("def z(x): return 2 * x\ndef double(x): return z(x)")
    before = dict(notebook.names)
    notebook.check("z = 3\ndef helper(): return z\nchecks.expect(double(helper()), 6)")
    assert notebook.names == before


def test_a_check_reads_its_own_names_and_those_of_the_notebook(notebook):
    notebook.run("number = 1")
    notebook.check("number += 1\nassert [number for _ in range(2)] == [2, 2]")
    assert notebook.names["number"] == 1


WITHOUT = "checks.without('torch.nn.functional.conv2d', 'reference.series.windows')\n"
PLAIN = "x, w = torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2)\n"
COMPARE = WITHOUT + PLAIN + "checks.expect(convolve(x, w), F.conv2d(x, w))"


@pytest.mark.parametrize(
    "answer",
    [
        "def convolve(x, w): return F.conv2d(x, w)",
        "convolve = F.conv2d",
        "def convolve(x, w):\n    layer = nn.Conv2d(1, 1, 2, bias=False)\n"
        "    layer.weight = nn.Parameter(w)\n    return layer(x).detach()",
        "def helper(x, w): return torch.conv2d(x, w)\ndef convolve(x, w): return helper(x, w)",
    ],
)
def test_an_answer_does_without_what_the_check_uses(notebook, answer):
    notebook.run(answer)
    with pytest.raises(CheckFailed, match=r"Do without torch.nn.functional.conv2d here"):
        notebook.check(COMPARE)
    notebook.run("convolve(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2))")  # and may use it then


def test_an_answer_of_its_own_passes(notebook):
    notebook.run("def convolve(x, w): return x.unfold(2, 2, 1).unfold(3, 2, 1).sum((4, 5))")
    notebook.check(COMPARE)


SOFTMAX = (
    "checks.without('torch.softmax')\nz = torch.ones(2, 3)\n"
    "checks.expect(softmax(z), nn.Sequential(nn.Softmax(1))(z))"
)


@pytest.mark.parametrize(
    "answer",
    [
        "softmax = nn.Softmax(dim=1)",
        "softmax = nn.Softmax(dim=1).forward",
        "softmax = nn.Sequential(nn.Softmax(dim=1))",
        "softmax = functools.partial(torch.softmax, dim=1)",
        "softmax = functools.partial(F.log_softmax, dim=1)",
        "softmax = functools.partial(torch.ops.aten.softmax, dim=1)",
        "softmax = torch.func.vmap(functools.partial(torch.softmax, dim=0))",
        "softmax = torch.jit.trace(lambda z: F.softmax(z, 1), torch.ones(2, 3))",
        "softmax = torch.jit.trace(nn.Softmax(1), torch.ones(2, 3))",
        "softmax = torch.compile(nn.Softmax(1), backend='eager')",
        "softmax = torch.compile(functools.partial(F.softmax, dim=1), backend='eager')",
        "class Mine(nn.Softmax): pass\nsoftmax = Mine(1)",
        "class Mine(nn.Softmax): pass\ndef softmax(z): return Mine(1)(z)",
        "layer = nn.Softmax(1)\ndef softmax(z): return layer(z)",
    ],
)
def test_what_stands_for_a_function_is_none_of_ones_own(notebook, answer):
    notebook.run("import functools\n" + answer)
    before = dict(notebook.names)
    with pytest.raises(CheckFailed, match=r"Do without torch.softmax here"):
        notebook.check(SOFTMAX)
    assert notebook.names == before


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ("matmul = torch.mm", "torch.matmul here, and without mm, which"),
        ("matmul = operator.matmul", "torch.matmul here: to do"),
        ("matmul = torch.Tensor.__matmul__", "torch.matmul here: to do"),
        ("matmul = functools.partial(torch.einsum, 'ij,jk->ik')", "here, and without einsum"),
    ],
)
def test_a_function_of_a_library_is_named_when_it_is_the_answer(notebook, answer, hint):
    notebook.run("import functools, operator\n" + answer)
    with pytest.raises(CheckFailed, match=hint):
        notebook.check(
            "checks.without('torch.matmul')\na = torch.ones(2, 2)\n"
            "checks.expect(matmul(a, a), a @ a)"
        )


@pytest.mark.parametrize(
    ("name", "base", "use"),
    [
        ("torch.nn.functional.dropout", "nn.Dropout", "Mine(0.5)(torch.ones(3))"),
        ("torch.nn.LSTM", "nn.LSTM", "Mine(3, 2)"),
        ("torch.optim.Adam", "torch.optim.Adam", "Mine([nn.Parameter(torch.ones(1))])"),
    ],
)
def test_a_class_that_does_what_its_base_does_is_none_of_ones_own(notebook, name, base, use):
    notebook.run(f"class Mine({base}): pass")
    with pytest.raises(CheckFailed, match=f"Do without {name} here"):
        notebook.check(f"checks.without('{name}')\n{use}")


@pytest.mark.parametrize(
    "answer",
    [
        "def softmax(z): return (z - z.logsumexp(1, keepdim=True)).exp()",
        "def softmax(z):\n    F.cross_entropy(z, torch.tensor([0, 1]))\n    return z / 3",
        "@torch.no_grad()\ndef softmax(z): return z / 3",
        "softmax = torch.func.vmap(lambda z: z / 3)",
        "softmax = functools.partial(torch.mul, 1 / 3)",
        "softmax = functools.lru_cache(lambda z: z / 3)",
        "softmax = torch.jit.trace(lambda z: z / 3, torch.ones(2, 3))",
        "class Mine(nn.Module):\n    def forward(self, z): return z / 3\nsoftmax = Mine()",
        "class Mine:\n    def __call__(self, z): return z / 3\nsoftmax = Mine()",
    ],
)
def test_what_is_ones_own_passes_in_any_form(notebook, answer):
    notebook.run("import functools\n" + answer)
    notebook.check(SOFTMAX)


def test_layers_and_optimizers_of_the_check_may_use_it(notebook):
    notebook.run("def through(layer, x): return x")
    notebook.run("for kind in (nn.LSTM, nn.BatchNorm1d, torch.optim.Adam): pass\nLSTM = nn.LSTM")
    notebook.check(
        "import copy\n"
        "checks.without('torch.nn.LSTM', 'torch.nn.functional.batch_norm', 'torch.optim.Adam')\n"
        "class Mine(nn.LSTM): pass\n"
        "for layer in (nn.LSTM(3, 2), nn.BatchNorm1d(3), Mine(3, 2)):\n"
        "    for one in (layer, copy.deepcopy(layer)):\n"
        "        through(one, one(torch.ones(4, 3)))\n"
        "optimizer = torch.optim.Adam(layer.parameters())\noptimizer.step()"
    )


def test_functions_of_the_checks_may_use_it_when_an_answer_calls_them(notebook):
    notebook.run("def twice(f, x): return f(f(x))")
    notebook.check(
        "checks.without('torch.sigmoid')\n"
        "given = lambda x: torch.sigmoid(x)\n"
        "checks.expect(twice(given, torch.zeros(1)), torch.zeros(1).sigmoid().sigmoid())"
    )


def test_without_works_in_a_check_cell_only():
    with pytest.raises(RuntimeError, match="belongs into a check cell"):
        checks.without("torch.sigmoid")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("def f(x): return x @ x", ["mat1 and mat2 shapes", "needs the same K twice"]),
        ("def f(x): return x.nothing", ["has no attribute", "misspelled|misspelling"]),
        ("def f(): return 0", ["positional argument", "Keep the parameters"]),
        ("def f(x):\n    if x > 0: return x", ["Boolean value", "torch.where"]),
        ("def f(x): return undefined_name", ["is not defined", "Restart Kernel"]),
        ("def f(x): return x.sum().backward()", ["does not require grad", "differentiate"]),
    ],
)
def test_an_error_of_an_answer_is_explained(notebook, answer, words):
    notebook.run(answer)
    with pytest.raises(CheckFailed) as caught:
        notebook.check("checks.expect(f(torch.ones(2, 3)), 0)")
    for word in words:
        assert caught.match(word)


def test_an_error_that_nobody_knows_is_left_alone(notebook):
    notebook.run("class Strange(Exception): pass\ndef f(): raise Strange('rain')")
    with pytest.raises(Exception, match="rain") as caught:
        notebook.check("f()")
    assert type(caught.value).__name__ == "Strange"


def test_a_stub_and_a_module_without_forward_are_told_apart(notebook):
    notebook.run("def f():\n    raise NotImplementedError()\nclass Net(nn.Module): pass")
    with pytest.raises(NotImplementedError) as stub:
        notebook.check("f()")
    assert check_cells.is_stub(stub.value)
    with pytest.raises(CheckFailed, match="no method called forward"):
        notebook.check("Net()(torch.ones(1))")


def test_where_answers_run_elsewhere_nothing_is_forbidden_here(notebook):
    source = "checks.without('torch.sigmoid', 'torch.relu')\ntorch.ones(1).sigmoid()\nf()"
    notebook.run("def f(): return torch.ones(1).sigmoid()")
    notebook.check(source, is_here=False)
    assert check_cells.names_to_do_without(source) == ("torch.sigmoid", "torch.relu")


def test_a_notebook_runs_its_checks_so():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.ast_transformers.append(checks._CheckCells())  # as `checks` does where it is imported
    run = lambda source: shell.run_cell(source, silent=True)  # noqa: E731
    run("from course_utils import checks\ndef z(x): return x\ndef f(x): return z(x)")
    assert run("z = 5\nchecks.expect(f(3), 3)\nchecks.passed('Exercise 1')").success
    assert shell.user_ns["z"](4) == 4
    run("def f(x):\n    raise NotImplementedError()")
    failed = run("checks.expect(f(3), 3)\nchecks.passed('Exercise 1')").error_in_exec
    assert type(failed) is NotImplementedError  # nobody sits here: nbgrader must see it


def test_torch_is_whole_after_a_check_that_failed(notebook):
    notebook.run("convolve = F.conv2d")
    with pytest.raises(CheckFailed):
        notebook.check(COMPARE)
    assert notebook.names["convolve"] is torch.conv2d
