"""Windows cut from a series, and the gradient of each of its steps."""

import pytest
import torch
from torch import nn

from reference.series import gradient_by_step, windows

CASES = [(10, 3, 1), (10, 1, 4), (12, 5, 2), (4, 3, 1)]


@pytest.mark.parametrize(("n", "length", "horizon"), CASES)
def test_windows_are_the_past_and_targets_the_future(n, length, horizon):
    values = torch.randn(n)
    x, y = windows(values, length, horizon)
    count = n - length - horizon + 1
    assert x.shape == (count, length)
    assert y.shape == (count,)
    for i in range(count):
        assert torch.equal(x[i], values[i : i + length])
        assert y[i] == values[i + length - 1 + horizon]


def test_no_window_changes_when_the_future_does():
    values = torch.randn(20)
    x, _ = windows(values, 4, 2)
    other = values.clone()
    other[12:] += 100
    changed, y = windows(other, 4, 2)
    before = torch.arange(len(y)) + 4 + 2 - 1 <= 12  # targets up to the first changed value
    assert torch.equal(x[before], changed[before])


def test_windows_are_copies():
    values = torch.arange(6.0)
    x, y = windows(values, 2)
    x[0, 1], y[0] = 77, 88
    assert torch.equal(values, torch.arange(6.0))
    assert x[1, 0] == 1


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (([1.0, 2.0], 1), TypeError, "must be a tensor"),
        ((torch.zeros(4, 1), 1), ValueError, "one axis"),
        ((torch.zeros(4), 0), ValueError, "length must be 1"),
        ((torch.zeros(4), 2.5), TypeError, "length must be a whole number"),
        ((torch.zeros(4), True), TypeError, "length must be a whole number"),
        ((torch.zeros(4), 2, 0), ValueError, "horizon must be 1"),
        ((torch.zeros(4), 4), ValueError, "need 5 values, but the series has 4"),
    ],
)
def test_windows_say_what_is_wrong(arguments, error, message):
    with pytest.raises(error, match=message):
        windows(*arguments)


@pytest.mark.parametrize("kind", [nn.RNN, nn.LSTM, nn.GRU])
def test_gradient_by_step_agrees_with_differences(kind):
    torch.manual_seed(0)
    rnn = kind(2, 3, batch_first=True).double()
    x = torch.randn(4, 5, 2, dtype=torch.float64)
    norms = gradient_by_step(rnn, x)
    assert norms.shape == (5,)
    slopes = torch.zeros_like(x)
    with torch.no_grad():
        for place in [(n, t, d) for n in range(4) for t in range(5) for d in range(2)]:
            ends = []
            for step in (1e-5, -1e-5):
                moved = x.clone()
                moved[place] += step
                ends.append(rnn(moved)[0][:, -1].sum())
            slopes[place] = (ends[0] - ends[1]) / 2e-5
    torch.testing.assert_close(norms, slopes.norm(dim=2).mean(dim=0), rtol=1e-5, atol=1e-8)


def test_gradient_by_step_leaves_everything_as_it_was():
    rnn = nn.RNN(2, 3, batch_first=True)
    x = torch.randn(4, 5, 2)
    with torch.no_grad():
        gradient_by_step(rnn, x)
    assert not x.requires_grad
    assert all(parameter.grad is None for parameter in rnn.parameters())


def test_gradient_by_step_wants_three_axes():
    with pytest.raises(ValueError, match=r"\(N, T, D\)"):
        gradient_by_step(nn.RNN(2, 3, batch_first=True), torch.randn(5, 2))
