"""Metrics: what counts as correct, where there is no accuracy, and how they read."""

import math

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from course_utils.training import Metrics, evaluate


@pytest.mark.parametrize(
    ("logits", "y", "loss_fn", "accuracy"),
    [
        # one logit per example: class 1 from 0 on
        ([[-1.0], [0.0], [2.0], [3.0]], [0, 1, 1, 0], None, 0.75),
        ([-1.0, 0.1, 2.0, 3.0], [0, 1, 1, 0], None, 0.75),
        ([-1.0, 0.1, 2.0, 3.0], [0.0, 1.0, 1.0, 0.0], nn.BCEWithLogitsLoss(), 0.75),
        # probabilities and values: from 0.5 on
        ([0.1, 0.4, 0.5, 0.9], [0.0, 0.0, 1.0, 0.0], nn.BCELoss(), 0.75),
        ([0.1, 0.4, 0.5, 0.9], [0.0, 0.0, 1.0, 0.0], F.mse_loss, 0.75),
        # one-hot targets
        ([[0.1, 0.9], [0.8, 0.3]], [[0.0, 1.0], [0.0, 1.0]], nn.MSELoss(), 0.5),
        # one class for each position
        ([[[1.0, 0.0], [0.0, 1.0]]], [[0, 0]], nn.CrossEntropyLoss(), 0.5),
        # regressions
        ([0.1, 0.4, 0.5, 0.9], [0.0, 1.0, 1.0, 0.3], nn.MSELoss(), math.nan),
        ([[0.1, 0.9], [0.8, 0.3]], [[1.0, 1.0], [0.0, 1.0]], nn.MSELoss(), math.nan),
        ([[[0.1, 0.9]]], [[[0.2, 0.9]]], nn.MSELoss(), math.nan),
    ],
)
def test_what_counts_as_correct(logits, y, loss_fn, accuracy):
    batch = (torch.tensor(logits), torch.tensor(y))
    result = evaluate(nn.Identity(), [batch], loss_fn=loss_fn)
    assert result.accuracy == pytest.approx(accuracy, nan_ok=True)
    assert math.isnan(result.loss) == (loss_fn is None)


def test_one_target_that_is_no_class_makes_it_a_regression_whatever_its_batch():
    loader = [(torch.zeros(2), torch.tensor([0.0, 1.0])), (torch.zeros(1), torch.tensor([0.5]))]
    assert math.isnan(evaluate(nn.Identity(), loader, loss_fn=nn.MSELoss()).accuracy)


def test_metrics_unpack_and_read_well():
    loss, accuracy, n = Metrics(0.5, 0.75, 4)
    assert (loss, accuracy, n) == (0.5, 0.75, 4)
    assert str(Metrics(0.5, 0.75, 4)) == "loss 0.5000, accuracy 0.7500, 4 examples"
    assert str(Metrics(math.nan, 0.75, 4)) == "accuracy 0.7500, 4 examples"
