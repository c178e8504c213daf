"""What an answer must do without is refused in every spelling, and is whole again afterwards."""

import functools
import math
import sys
import warnings

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from tutor.forbidding import find, forbidden

X = torch.randn(2, 3)
W = torch.randn(3, 3, requires_grad=True)
IMAGES = torch.randn(2, 1, 4, 4)
MADE_BEFORE = nn.LSTM(3, 2), torch.optim.Adam([W])
TRACED = torch.jit.trace(lambda x: torch.softmax(x, 1), X)
TRACED_LAYER = torch.jit.trace(nn.Sigmoid(), X)
SPELLED_OUT = torch.jit.trace(lambda x: 1 / (1 + torch.exp(-x)), X)


def refuse(name, called):
    raise AssertionError(f"without {name}")


def never():
    return False


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("torch.matmul", lambda: X @ W),
        ("torch.matmul", lambda: X.mm(W)),
        ("torch.matmul", lambda: torch.einsum("ij,jk->ik", X, W)),
        ("torch.matmul", lambda: nn.Linear(3, 2)(X)),
        ("torch.matmul", lambda: torch.tensordot(X, W, 1)),
        ("torch.matmul", lambda: np.dot(X.numpy(), X.numpy().T)),
        ("torch.matmul", lambda: X.numpy() @ X.T.numpy()),
        ("torch.matmul", lambda: X.numpy().T.copy().dot(np.ones((2, 1)))),
        ("torch.matmul", lambda: np.asarray(X) @ np.asarray(X.T)),
        ("torch.matmul", lambda: (2 * np.array(X.tolist()))[:1] @ np.ones(3)),
        ("torch.matmul", lambda: np.linalg.multi_dot([X.numpy(), X.T.numpy()])),
        ("torch.sigmoid", lambda: find("scipy.special.expit")(X.numpy())),
        ("torch.nn.functional.conv2d",
         lambda: find("scipy.signal").correlate2d(IMAGES[0, 0], np.ones((2, 2)))),
        ("torch.linalg.lstsq", lambda: torch.linalg.lstsq(X, X)),
        ("torch.matmul", lambda: torch.linalg.multi_dot([X, W])),
        ("torch.sigmoid", lambda: X.sigmoid()),
        ("torch.sigmoid", lambda: nn.Sigmoid()(X)),
        ("torch.sigmoid", lambda: X.clone().sigmoid_()),
        ("torch.sigmoid", lambda: torch.special.expit(X)),
        ("torch.nn.functional.conv2d", lambda: nn.Conv2d(1, 2, 3)(IMAGES)),
        ("torch.nn.functional.conv2d", lambda: torch.conv2d(IMAGES, torch.ones(1, 1, 2, 2))),
        ("torch.nn.functional.max_pool2d", lambda: nn.MaxPool2d(2)(IMAGES)),
        ("torch.softmax", lambda: F.log_softmax(X, 1).exp()),
        ("torch.softmax", lambda: nn.Softmax(1)(X)),
        ("torch.nn.functional.batch_norm", lambda: nn.BatchNorm1d(3)(X)),
        ("torch.nn.functional.dropout", lambda: nn.Dropout()(X)),
        ("torch.autograd", lambda: (X @ W).sum().backward()),
        ("torch.autograd", lambda: torch.autograd.grad((X @ W).sum(), W)),
        ("torch.autograd", lambda: torch.func.grad(lambda w: (w**2).sum())(X)),
        ("torch.autograd", lambda: torch.autograd.functional.jacobian(torch.sum, X)),
        ("torch.autograd", lambda: torch.func.jvp(torch.exp, (X,), (X,))),
        ("torch.autograd", lambda: torch.func.jacfwd(torch.exp)(X)),
        ("torch.softmax", lambda: TRACED(X)),
        ("torch.softmax", lambda: torch.ops.aten.softmax(X, 1)),
        ("torch.softmax", lambda: torch.ops.aten._softmax.default(X, 1, False)),
        ("torch.softmax", lambda: torch.compile(F.softmax, backend="eager")(X, 1)),
        ("torch.sigmoid", lambda: TRACED_LAYER(X)),
        ("torch.sigmoid", lambda: torch.func.vmap(torch.sigmoid)(X)),
        ("torch.sigmoid", lambda: functools.partial(nn.Sigmoid())(X)),
        ("torch.nn.LSTM", lambda: nn.LSTM(3, 2)),
        ("torch.nn.LSTM", lambda: MADE_BEFORE[0](X)),
        ("torch.optim.Adam", lambda: MADE_BEFORE[1].step()),
        ("torch.lstm_cell", lambda: nn.LSTMCell(3, 2)(X)),
        ("torch.nn.utils.clip_grad_norm_", lambda: nn.utils.clip_grad_norm_([W], 1)),
        ("torch.nn.functional.scaled_dot_product_attention",
         lambda: F.scaled_dot_product_attention(IMAGES, IMAGES, IMAGES)),
        ("numpy.dot", lambda: np.dot(np.ones(2), np.ones(2))),
        ("math.exp", lambda: math.exp(1)),
        ("reference.series.windows", lambda: find("reference.series").windows(X[:, 0], 1)),
    ],
)  # fmt: skip
def test_every_spelling_is_refused_and_works_again(name, call):
    find(name)  # what is not imported is not forbidden
    with forbidden([name], refuse, never), pytest.raises(AssertionError, match=f"without {name}"):
        call()
    call()


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("torch.sigmoid", lambda: 1 / (1 + torch.exp(-X))),
        ("torch.nn.functional.conv2d", lambda: IMAGES.unfold(2, 2, 1).unfold(3, 2, 1).sum()),
        ("torch.sigmoid", lambda: SPELLED_OUT(X)),
        ("torch.softmax", lambda: F.cross_entropy(X, torch.tensor([0, 1]))),
        ("torch.autograd", lambda: (X * X).sum()),
        ("torch.relu", lambda: X.clamp(min=0)),
        ("torch.matmul",
         lambda: torch.from_numpy((X.numpy()[:, None] * np.asarray(X)[None]).sum(-1)) + 1),
        ("torch.matmul", lambda: torch.tensor(np.array([list(row) for row in X])) + 1),
        ("torch.nn.LSTM", lambda: torch.sigmoid(X) * torch.tanh(X)),
    ],
)  # fmt: skip
def test_other_ways_stay_open(name, call):
    with forbidden([name], refuse, never):
        call()


@pytest.mark.parametrize(
    ("call", "called"),
    [
        (lambda: X @ W, ""),
        (lambda: torch.einsum("ij,jk->ik", X, W), "einsum"),
        (lambda: nn.Linear(3, 2)(X), "linear"),
        (lambda: np.inner(X, X), "inner"),
        (lambda: X.numpy() @ X.T.numpy(), ""),
    ],
)
def test_what_was_called_is_named(call, called):
    def note(name, called):
        raise AssertionError(f"{name} as {called!r}")

    with (
        forbidden(["torch.matmul"], note, never),
        pytest.raises(AssertionError, match=f"^torch.matmul as {called!r}$"),
    ):
        call()


def test_who_may_call_it_calls_it():
    with forbidden(["torch.sigmoid", "numpy.dot", "torch.nn.LSTM"], refuse, lambda: True):
        X.sigmoid()
        np.dot(np.ones(2), np.ones(2))
        nn.LSTM(3, 2)(X[None])


def test_a_name_of_the_notebook_for_a_forbidden_function_is_refused():
    before = {
        "sizes": find("reference.series.windows"),
        "convolve": torch.conv2d,
        "part": functools.partial(torch.conv2d, IMAGES),
        "each": np.vectorize(find("reference.series.windows")),
    }
    notebook = dict(before)
    names = ["reference.series.windows", "torch.conv2d"]
    with forbidden(names, refuse, lambda: True, [notebook]):
        for name in notebook:
            with pytest.raises(AssertionError, match="without"):
                notebook[name]()
    assert notebook == before


def test_an_error_inside_leaves_all_as_it_was():
    before = np.dot, nn.LSTM.__init__, find("reference.series.windows")
    with (
        pytest.raises(ZeroDivisionError),
        forbidden(["numpy.dot", "torch.nn.LSTM", "reference.series.windows"], refuse, never),
    ):
        raise ZeroDivisionError
    assert before == (np.dot, nn.LSTM.__init__, find("reference.series.windows"))


@pytest.mark.parametrize("name", ["torch.sigmoyd", "nowhere.at_all", "", "torch..relu"])
def test_what_there_is_not_cannot_be_forbidden(name):
    with pytest.raises(ValueError, match="There is no function"):
        forbidden([name], refuse, never)


def test_a_wrapped_function_keeps_its_name():
    with forbidden(["math.exp"], refuse, lambda: True):
        assert math.exp.__name__ == "exp"
        assert isinstance(math.exp, type(functools.wraps))
    assert math.exp is sys.modules["math"].exp


def test_a_warning_of_pytorchs_names_no_line_of_the_tutors():
    torch.set_warn_always(True)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            with forbidden(("torch.sigmoid",), refuse, never):
                _ = torch.ones(2, 3, 4).T
        assert said == []
    finally:
        torch.set_warn_always(False)
