"""evaluate and predict: against the whole set at once, without a trace, and against misuse."""

import copy

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score
from torch import nn

from course_utils.training import evaluate, predict
from tests.unit.course_utils.training.toys import batches, network, same_weights, toy


def test_evaluate_and_predict_change_nothing():
    model = network(0.5)
    before = copy.deepcopy(model)
    random_before = torch.get_rng_state()
    evaluate(model, batches(*toy()), loss_fn=F.cross_entropy)
    predict(model, batches(*toy()))
    assert same_weights(before, model)
    assert torch.equal(random_before, torch.get_rng_state())
    assert all(p.grad is None for p in model.parameters())


@settings(deadline=None, max_examples=40)
@given(n=st.integers(1, 40), classes=st.integers(2, 5), size=st.integers(1, 12))
def test_evaluate_against_the_whole_set_at_once(n, classes, size):
    x, y = toy(n, 4, classes, seed=n)
    model = nn.Linear(4, classes)
    result = evaluate(model, batches(x, y, size), loss_fn=nn.CrossEntropyLoss())
    logits = model(x).detach()
    assert result.loss == pytest.approx(F.cross_entropy(logits, y).item(), rel=1e-5)
    assert result.accuracy == pytest.approx(accuracy_score(y, logits.argmax(dim=1)))
    assert result.n == n
    ours, labels = predict(model, batches(x, y, size))
    torch.testing.assert_close(ours, logits)
    assert torch.equal(labels, y)


def test_a_summed_loss_is_a_mean_over_examples_as_well():
    x, y = toy(21)
    model = nn.Linear(6, 3)
    mean = evaluate(model, batches(x, y), loss_fn=nn.CrossEntropyLoss())
    summed = evaluate(model, batches(x, y), loss_fn=nn.CrossEntropyLoss(reduction="sum"))
    assert summed.loss == pytest.approx(mean.loss, rel=1e-6)


def test_predictions_are_on_the_cpu_and_hold_no_gradient():
    logits, labels = predict(network(), batches(*toy()))
    assert logits.device.type == labels.device.type == "cpu"
    assert not logits.requires_grad


X, Y = toy()


def test_evaluate_and_predict_refuse_the_same_things():
    for call in (evaluate, predict):
        with pytest.raises(ValueError, match="loader is empty"):
            call(network(), [])
        with pytest.raises(TypeError, match=r"model must be an nn\.Module"):
            call(network, batches(X, Y))

    class Liar:
        def __len__(self):
            return 3

        def __iter__(self):
            return iter(())

    with pytest.raises(ValueError, match="loader gave no example"):
        evaluate(network(), Liar())
    with pytest.raises(ValueError, match="loader gave no batch"):
        predict(network(), Liar())
