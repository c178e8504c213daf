"""What is made of a reference: rewrites that are as right, delegations that are not."""

import math

import pytest
import torch

from course_admin.proving.rewrites import delegations, rewrites
from course_admin.proving.rewritten import WAYS
from course_admin.proving.trials import prove
from tests.unit.rewriting import rewrite

MEAN = "import torch\n\ndef mean(x):\n    return x.mean(dim=0)\n"
X = torch.randn(4, 3)


def made(reference, name, names=("mean",)):
    """Run one rewrite of a reference; give its namespace."""
    (source,) = (one.source for one in rewrites(reference, list(names)) if one.name == name)
    namespace = {"__name__": "__main__"}
    exec(source, namespace)
    return namespace


@pytest.mark.parametrize("name", WAYS)
def test_a_rewrite_gives_what_the_reference_gives(name):
    found = made(MEAN, name)["mean"](X.clone())
    torch.testing.assert_close(found.detach(), X.mean(dim=0))
    assert found.dtype == torch.float32


def test_each_changes_what_its_name_says():
    pair = "import torch\n\ndef mean(x):\n    seen.append(x)\n    return 2 * x\n"
    seen = {}
    for name in WAYS:
        namespace = made(pair, name)
        namespace["seen"] = seen[name] = []
        seen[name].append(namespace["mean"](X.clone()))
    given, result = {n: s[0] for n, s in seen.items()}, {n: s[1] for n, s in seen.items()}
    assert given["computed in float64"].dtype == torch.float64
    assert not given["inputs that are not contiguous"].is_contiguous()
    assert given["in inference mode"].is_inference() is False
    assert result["in inference mode"].is_inference()
    assert not result["results that are not contiguous"].is_contiguous()
    assert result["results that require gradients"].requires_grad


@pytest.mark.parametrize("name", WAYS)
def test_what_changes_its_argument_still_does(name):
    source = "import torch\n\ndef mean(x, items):\n    x += 1\n    items.append(2)\n    return x\n"
    x, items = torch.zeros(2, 3), [1]
    found = made(source, name)["mean"](x, items)
    assert (x == 1).all()
    assert items == [1, 2]
    assert (found.detach() == 1).all()


def test_gradients_go_through_where_they_did():
    for name in WAYS:
        w = torch.ones(2, 3, requires_grad=True)
        made(MEAN, name)["mean"](2 * w).sum().backward()
        torch.testing.assert_close(w.grad, torch.ones(2, 3))


def test_of_a_class_it_is_a_subclass():
    source = "class Net:\n    def two(self):\n        return 2\n"
    (one,) = rewrites(source, ["Net"])
    assert one.name == "a subclass"
    namespace = made(source, "a subclass", ["Net"])
    assert namespace["Net"]().two() == 2
    assert namespace["Net"].__mro__[1].__name__ == "Net"


def test_a_delegation_calls_what_is_forbidden():
    found = {one.name: one.source for one in delegations(MEAN, ["mean"], ["math.sqrt"])}
    assert list(found) == ["mean calls math.sqrt", "mean is math.sqrt"]
    for source in found.values():
        namespace = {}
        exec(source, namespace)
        assert namespace["mean"](9) == 3 == math.sqrt(9)


def test_a_check_that_demands_more_than_its_task_is_seen(tiny_lesson):
    """A dtype, a gradient, a layout that nobody asked for."""
    hidden = "    checks.expect(double(secret_number), 2 * secret_number)"
    more = "import torch\nx = torch.ones(2, 3)\nassert not double(x).requires_grad"
    lesson = rewrite(tiny_lesson, hidden, f"{hidden}\n{more}")
    _, trials = prove([lesson], jobs=2)
    problems = {t.answer: t.problem for t in trials if t.problem}
    assert list(problems) == ["results that require gradients"]
    reason = tiny_lesson.answers_path / "ex1" / "rewrites.toml"
    reason.write_text("'results that require gradients' = 'the task forbids it'\n")
    _, trials = prove([lesson], jobs=2)
    assert not [t for t in trials if t.problem]


def test_a_delegation_that_passes_is_seen(tiny_lesson):
    """`without` names a function that does the exercise's work: calls of it must fail."""
    needs = "  needs: [number]\n"
    lesson = rewrite(tiny_lesson, needs, f"{needs}  without: [math.fsum]\n")
    _, trials = prove([lesson], jobs=2)
    done = [t for t in trials if t.kind == "delegation"]
    assert [t.answer for t in done] == ["double calls math.fsum", "double is math.fsum"]
    assert not [t for t in done if t.problem]
    visible, secret = "checks.expect(double(number), 42", "checks.expect({}secret_number), 2"
    lesson = rewrite(lesson, visible, "double\nchecks.expect(2 * number, 42")
    lesson = rewrite(lesson, secret.format("double("), secret.format("2 * ("))
    _, trials = prove([lesson], jobs=2)
    assert [t.problem for t in trials if t.kind == "delegation"] == ["got full marks"] * 2
