"""fit against a loop written by hand: metrics, modes, stopping, and losses that are no numbers."""

import copy
import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils.training import History, NonFiniteLossError, evaluate, fit, predict
from tests.unit.course_utils.training.toys import batches, network, same_weights, toy


def train(model, loader, valid=None, *, lr=0.05, optimizer=None, **options):
    """Call fit with the settings that most tests share."""
    optimizer = optimizer or torch.optim.Adam(model.parameters(), lr=lr)
    options = {"loss_fn": F.cross_entropy, "epochs": 1, "progress": False, **options}
    return fit(model, loader, valid, optimizer=optimizer, **options)


class Plan(nn.Module):
    """A model whose validation loss follows a plan: one value per epoch.

    It counts the epochs in a buffer, and its parameter tells in which epoch its value was set.
    """

    def __init__(self, losses):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.register_buffer("epoch", torch.zeros((), dtype=torch.long))
        self.losses = losses

    def forward(self, x):
        if self.training:
            self.epoch += 1
            return x * 0 + self.weight
        return x * 0 + self.losses[int(self.epoch) - 1] + 0 * self.weight


def follow(losses, epochs=None, **options):
    model = Plan(losses)
    one = [(torch.zeros(4), torch.zeros(4))]
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    history = train(
        model,
        one,
        one,
        optimizer=optimizer,
        loss_fn=lambda logits, y: (logits - y).mean(),
        epochs=epochs or len(losses),
        **options,
    )
    return model, history


# --- the loop ------------------------------------------------------------------------------------


def test_fit_is_the_loop_written_by_hand_bit_by_bit():
    loader = batches(*toy())
    by_hand, fitted = network(0.3), network(0.3)
    optimizer = torch.optim.Adam(by_hand.parameters(), lr=0.05)
    torch.manual_seed(1)
    by_hand.train()
    for x, y in loader * 3:
        loss = F.cross_entropy(by_hand(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.manual_seed(1)
    train(fitted, loader, epochs=3)
    assert same_weights(by_hand, fitted)


def test_training_metrics_are_means_over_examples_while_the_weights_change():
    loader = batches(*toy(21))  # batches of 8, 8 and 5
    by_hand, fitted = network(), network()
    optimizer = torch.optim.Adam(by_hand.parameters(), lr=0.05)
    losses, hits = [], []
    for x, y in loader:
        logits = by_hand(x)
        losses += F.cross_entropy(logits, y, reduction="none").tolist()
        hits += (logits.argmax(dim=1) == y).tolist()
        optimizer.zero_grad()
        F.cross_entropy(logits, y).backward()
        optimizer.step()
    history = train(fitted, loader)
    assert history.train_loss[0] == pytest.approx(np.mean(losses), rel=1e-6)
    assert history.train_accuracy[0] == np.mean(hits)
    assert history.lr == [0.05]
    assert history.seconds[0] > 0


def test_validation_metrics_are_those_of_evaluate():
    x, y = toy()
    model = network(0.5)
    history = train(model, batches(x, y), batches(x, y, 7), epochs=2)
    after = evaluate(model, batches(x, y, 7), loss_fn=F.cross_entropy)
    assert (history.valid_loss[-1], history.valid_accuracy[-1]) == after[:2]
    assert len(history) == 2


def test_without_a_validation_set_its_metrics_are_nan():
    history = train(network(), batches(*toy()))
    assert math.isnan(history.valid_loss[0])
    assert math.isnan(history.valid_accuracy[0])
    assert history.monitor == "train_loss"


def test_a_data_loader_works_as_well():
    loader = DataLoader(TensorDataset(*toy()), batch_size=8, shuffle=True)
    model = network()
    history = train(model, loader, loader, epochs=15, loss_fn=nn.CrossEntropyLoss())
    assert history.valid_accuracy[-1] > 0.9


def test_nothing_is_read_back_during_an_epoch(monkeypatch):
    """The number of reads does not depend on the number of batches."""
    reads = []
    for name in ("item", "cpu", "tolist", "__bool__", "__float__", "__int__", "numpy"):
        original = getattr(torch.Tensor, name)
        monkeypatch.setattr(
            torch.Tensor,
            name,
            lambda self, *args, _original=original: (reads.append(0), _original(self, *args))[1],
        )
    counts = []
    for size in (25, 1):
        reads.clear()
        optimizer_reads_nothing = nn.Linear(6, 3)
        optimizer = torch.optim.SGD(optimizer_reads_nothing.parameters(), lr=0.1)
        train(optimizer_reads_nothing, batches(*toy(), size), optimizer=optimizer)
        counts.append(len(reads))
    assert counts[0] == counts[1] < 12


def test_the_scheduler_steps_once_an_epoch_and_the_rate_used_is_noted():
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.5)
    history = train(model, batches(*toy()), optimizer=optimizer, scheduler=scheduler, epochs=3)
    assert history.lr == [1.0, 0.5, 0.25]


def test_a_scheduler_that_watches_gets_the_monitored_value():
    model = Plan([1.0, 2.0, 3.0])
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.1, patience=0)
    one = [(torch.zeros(4), torch.zeros(4))]
    history = train(
        model,
        one,
        one,
        optimizer=optimizer,
        scheduler=scheduler,
        loss_fn=lambda logits, y: (logits - y).mean(),
        epochs=3,
    )
    assert history.lr == pytest.approx([1.0, 1.0, 0.1])


def test_the_callback_sees_each_epoch_and_may_stop():
    seen = []

    def watch(history):
        seen.append(len(history))
        return len(history) == 2

    history = train(network(), batches(*toy()), epochs=5, on_epoch_end=watch)
    assert seen == [1, 2]
    assert history.stopped == "early"


def test_the_progress_bar_shows_loss_and_accuracy(capsys):
    train(network(), batches(*toy()), batches(*toy()), progress=True)
    shown = capsys.readouterr().err
    assert "epoch 1/1" in shown
    assert "loss" in shown
    assert "accuracy" in shown
    train(network(), batches(*toy()), progress=False)
    assert capsys.readouterr() == ("", "")


# --- modes ---------------------------------------------------------------------------------------


class Witness(nn.Module):
    """Notes in which mode it was called, and fails when told to."""

    def __init__(self, fail_in=None):
        super().__init__()
        self.layer, self.part = nn.Linear(6, 3), nn.Dropout(0.5)
        self.fail_in, self.seen = fail_in, []

    def forward(self, x):
        self.seen.append((self.training, self.part.training, torch.is_grad_enabled()))
        if self.fail_in == self.training:
            raise KeyError("stop here")
        return self.layer(x)


@pytest.mark.parametrize("before", [True, False])
def test_each_phase_has_its_mode_and_the_model_gets_its_own_back(before):
    model = Witness().train(before)
    model.part.train(not before)
    train(model, batches(*toy()), batches(*toy()))
    assert set(model.seen[:7]) == {(True, True, True)}
    assert set(model.seen[7:]) == {(False, False, False)}
    assert (model.training, model.part.training) == (before, not before)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("fail_in", [True, False])
def test_the_mode_is_restored_after_an_error(before, fail_in):
    model = Witness(fail_in).train(before)
    with pytest.raises(KeyError, match="stop here"):
        train(model, batches(*toy()), batches(*toy()))
    assert model.training is model.part.training is before
    if fail_in is False:
        for call in (evaluate, predict):
            with pytest.raises(KeyError, match="stop here"):
                call(model, batches(*toy()))
            assert model.training is model.part.training is before


def test_fit_learns_even_where_gradients_are_switched_off_around_it():
    model = network()
    before = copy.deepcopy(model)
    with torch.no_grad():
        train(model, batches(*toy()))
    assert not same_weights(before, model)


# --- stopping ------------------------------------------------------------------------------------


def test_early_stopping_restores_the_best_weights():
    model, history = follow([3.0, 2.0, 1.0, 2.0, 1.0, 0.0], patience=2)
    assert history.valid_loss == [3.0, 2.0, 1.0, 2.0, 1.0]  # equal is not better
    assert (history.stopped, history.best_epoch) == ("early", 3)
    assert model.epoch == 3
    assert model.weight.item() == pytest.approx(-0.3)


def test_with_patience_a_finished_training_restores_the_best_weights_too():
    model, history = follow([3.0, 1.0, 2.0], patience=5)
    assert (history.stopped, history.best_epoch, model.epoch) == ("finished", 2, 2)


def test_without_patience_the_last_weights_stay():
    model, history = follow([3.0, 1.0, 2.0])
    assert (history.stopped, history.best_epoch, model.epoch) == ("finished", 2, 3)


@settings(deadline=None, max_examples=40)
@given(
    losses=st.lists(st.integers(0, 5).map(float), min_size=1, max_size=10),
    patience=st.integers(1, 4),
)
def test_early_stopping_against_its_definition(losses, patience):
    best, waited, ran = math.inf, 0, 0
    for loss in losses:
        ran += 1
        best, waited = (loss, 0) if loss < best else (best, waited + 1)
        if waited == patience:
            break
    model, history = follow(losses, patience=patience)
    assert len(history) == ran
    assert history.valid_loss == losses[:ran]
    assert model.epoch == history.best_epoch == losses[:ran].index(best) + 1
    assert history.stopped == ("early" if ran < len(losses) else "finished")


def test_accuracy_can_be_monitored():
    history = History(
        train_loss=[1.0] * 3,
        train_accuracy=[0.1] * 3,
        valid_loss=[1.0, 2.0, 3.0],
        valid_accuracy=[0.1, 0.8, 0.8],
        lr=[1.0] * 3,
        seconds=[1.0] * 3,
        monitor="valid_accuracy",
    )
    assert history.best_epoch == 2


class InterruptedLoader(list):
    """Batches, with the stop button pressed in the middle of an epoch."""

    def __init__(self, items, epoch):
        super().__init__(items)
        self.left = epoch

    def __iter__(self):
        self.left -= 1
        for number, batch in enumerate(super().__iter__()):
            if self.left == 0 and number == 1:
                raise KeyboardInterrupt
            yield batch


@pytest.mark.parametrize("epoch", [1, 3])
def test_an_interrupt_leaves_a_usable_history(epoch):
    loader = InterruptedLoader(batches(*toy()), epoch)
    model = network().eval()
    history = train(model, loader, batches(*toy()), epochs=5)
    assert history.stopped == "interrupted"
    assert len(history) == epoch - 1
    assert {len(history.as_dict()[name]) for name in ("train_loss", "seconds")} == {epoch - 1}
    assert "interrupted" in str(history)
    assert not model.training


def test_an_interrupt_restores_the_best_weights_if_patience_is_asked_for():
    def stop(history):
        if len(history) == 3:
            raise KeyboardInterrupt

    model, history = follow([1.0, 2.0, 3.0, 4.0], patience=3, on_epoch_end=stop)
    assert (history.stopped, len(history), int(model.epoch)) == ("interrupted", 3, 1)


def test_an_interrupt_between_two_lists_does_not_leave_them_ragged():
    history = History()
    history.append(
        train_loss=1.0,
        train_accuracy=0.5,
        valid_loss=1.0,
        valid_accuracy=0.5,
        lr=0.1,
        seconds=1.0,
    )
    history.train_loss.append(0.5)
    assert len(history) == 1
    history.trim()
    assert history.train_loss == [1.0]


# --- a loss that is no number --------------------------------------------------------------------


def test_a_loss_that_is_no_number_names_the_epoch_and_what_to_try():
    x, y = toy()
    loader = batches(x, y)
    x_bad = x.clone()
    x_bad[20] = math.nan

    class SecondTime(list):
        rounds = 0

        def __iter__(self):
            self.rounds += 1
            return iter(loader if self.rounds == 1 else batches(x_bad, y))

    with pytest.raises(NonFiniteLossError) as caught:
        train(network(), SecondTime(loader), epochs=3, lr=0.5)
    message = str(caught.value)
    assert "Epoch 2: the training loss is nan from batch 3 of 7 on" in message
    assert "smaller learning rate (it is 0.5)" in message
    assert caught.value.epoch == 2
    assert len(caught.value.history) == 1


def test_infinity_counts_too_and_the_best_weights_come_back():
    model = Plan([1.0, 2.0, math.inf])
    one = [(torch.zeros(4), torch.zeros(4))]
    with pytest.raises(NonFiniteLossError, match="Epoch 3: the validation loss is inf"):
        train(
            model,
            one,
            one,
            optimizer=torch.optim.SGD(model.parameters(), lr=0.1),
            loss_fn=lambda logits, y: (logits - y).mean(),
            epochs=5,
            patience=3,
        )
    assert model.epoch == 1


def test_a_regression_is_fitted_and_has_no_accuracy():
    x = torch.linspace(-1, 1, 20)[:, None]
    model = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    history = train(
        model,
        batches(x, 3 * x + 1),
        optimizer=optimizer,
        loss_fn=nn.MSELoss(),
        epochs=30,
    )
    assert model.weight.item() == pytest.approx(3, abs=0.01)
    assert math.isnan(history.train_accuracy[-1])
    assert "accuracy" not in str(history)


def test_a_part_of_the_model_may_be_frozen():
    model = network()
    model[0].requires_grad_(False)
    before = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model[4].parameters(), lr=0.1)
    train(model, batches(*toy()), optimizer=optimizer)
    assert torch.equal(before[0].weight, model[0].weight)
    assert not torch.equal(before[4].weight, model[4].weight)
