"""Gradients of single numbers, beside PyTorch's."""

import pytest
import torch

from reference.autograd import Value

FORMULAS = {
    "a value used twice": lambda a, b: a * b + a,
    "a diamond": lambda a, b: (a * b) * (a * b + a),
    "a square by itself": lambda a, b: a * a * a + b,
    "a quotient": lambda a, b: (a - b) / (b * b + 1.0),
    "numbers on both sides": lambda a, b: 2.0 / b - (1.0 - a) * 3.0 + 4.0 * a,
    "functions": lambda a, b: (a.exp() + b.tanh() ** 2.0).log() - (a * b).relu() - a.relu(),
    "a power": lambda a, b: (a * a) ** 1.5 - -b,
}


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("numbers", [(2.0, -3.0), (0.5, 1.5), (-1.5, 0.25)])
def test_value_and_gradients_are_those_of_pytorch(name, numbers):
    mine = [Value(number) for number in numbers]
    theirs = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in numbers]
    result, expected = FORMULAS[name](*mine), FORMULAS[name](*theirs)
    result.backward()
    expected.backward()
    assert result.data == pytest.approx(expected.item())
    assert [value.grad for value in mine] == pytest.approx([t.grad.item() for t in theirs])


def test_gradients_add_up_as_in_pytorch():
    a = Value(2.0)
    for _ in range(3):
        (a * a).backward()
    assert a.grad == 12.0


def test_a_second_call_on_the_same_result_adds_the_same():
    a = Value(2.0)
    result = (a * a) * a
    result.backward()
    result.backward()
    assert a.grad == 24.0


def test_each_value_passes_its_gradient_on_once():
    a = result = Value(1.0)
    for _ in range(60):  # 2 to the power of 60 paths
        result = result + result
    result.backward()
    assert a.grad == 2.0**60


def test_a_long_sum_does_not_exhaust_the_stack():
    a = Value(0.5)
    result = sum((a for _ in range(5000)), Value(0.0))
    result.backward()
    assert a.grad == 5000.0
    assert repr(result) == "Value(2500.0000, grad=1.0000)"
