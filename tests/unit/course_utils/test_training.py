"""fit, evaluate and predict against loops written by hand, and against misuse."""

import copy
import math
import random

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils import training
from course_utils.training import History, Metrics, NonFiniteLossError, evaluate, fit, predict


def toy(n=50, features=6, classes=3, seed=0):
    """Points that a small network can learn: x [n, features], y [n]."""
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(n, features, generator=generator)
    y = (x @ torch.randn(features, classes, generator=generator)).argmax(dim=1)
    return x, y


def batches(x, y, size=8):
    return list(zip(x.split(size), y.split(size), strict=True))


def network(dropout=0.0, features=6, classes=3, seed=0):
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(features, 16),
        nn.BatchNorm1d(16),
        nn.ReLU(),
        nn.Dropout(dropout),
        nn.Linear(16, classes),
    )


def train(model, loader, valid=None, *, lr=0.05, optimizer=None, **options):
    """Call fit with the settings that most tests share."""
    optimizer = optimizer or torch.optim.Adam(model.parameters(), lr=lr)
    options = {"loss_fn": F.cross_entropy, "epochs": 1, "progress": False, **options}
    return fit(model, loader, valid, optimizer=optimizer, **options)


def same_weights(a, b):
    a, b = a.state_dict(), b.state_dict()
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


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


def test_evaluate_and_predict_change_nothing():
    model = network(0.5)
    before = copy.deepcopy(model)
    random_before = torch.get_rng_state()
    evaluate(model, batches(*toy()), loss_fn=F.cross_entropy)
    predict(model, batches(*toy()))
    assert same_weights(before, model)
    assert torch.equal(random_before, torch.get_rng_state())
    assert all(p.grad is None for p in model.parameters())


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
    model = Plan([1.0, 2.0, 3.0, 4.0])

    def stop(history):
        if len(history) == 3:
            raise KeyboardInterrupt

    one = [(torch.zeros(4), torch.zeros(4))]
    history = train(
        model,
        one,
        one,
        optimizer=torch.optim.SGD(model.parameters(), lr=0.1),
        loss_fn=lambda logits, y: (logits - y).mean(),
        epochs=4,
        patience=3,
        on_epoch_end=stop,
    )
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


# --- evaluate and predict ------------------------------------------------------------------------


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


# --- history -------------------------------------------------------------------------------------


def record(n, **options):
    falling = [1 / (i + 1) for i in range(n)]
    return History(
        train_loss=falling,
        train_accuracy=[0.5] * n,
        valid_loss=falling[::-1],
        valid_accuracy=[0.25] * n,
        lr=[0.001] * n,
        seconds=[0.5] * n,
        **options,
    )


@pytest.mark.parametrize("n", [1, 2, 12, 13, 40, 1000])
def test_the_table_is_short_and_lines_up(n):
    lines = str(record(n)).splitlines()
    rows = [line.removesuffix("  best") for line in lines if line.strip() != "..."]
    assert len(lines) <= 15
    assert len({len(row) for row in rows}) == 1
    assert sum(line.endswith("best") for line in lines) == 1
    assert not any(line != line.rstrip() for line in lines)


def test_a_history_of_nothing():
    history = History()
    assert len(history) == 0
    assert history.best_epoch is None
    assert str(history) == "no epoch yet (finished)"
    assert repr(history) == "History(0 epochs, best_epoch=None, stopped='finished')"


def test_a_history_becomes_a_dict_and_a_file_and_back(tmp_path):
    history = record(3, stopped="early")
    history.valid_accuracy = [math.nan] * 3
    assert history.as_dict()["best_epoch"] == 1
    path = tmp_path / "new" / "history.json"
    history.save(path)
    assert "NaN" not in path.read_text()
    again = History.load(path)
    assert str(again) == str(history)
    for name, value in history.as_dict().items():
        expected = pytest.approx(value, nan_ok=True) if isinstance(value, list) else value
        assert again.as_dict()[name] == expected
    assert [p.name for p in path.parent.iterdir()] == ["history.json"]


# --- small things --------------------------------------------------------------------------------


def test_seed_everything_seeds_everything():
    draws = []
    for _ in range(2):
        training.seed_everything(7)
        draws.append((random.random(), np.random.rand(), torch.rand(1).item()))
    assert draws[0] == draws[1]


@pytest.mark.parametrize("seed", [-1, 2**32, 1.5, "0", None, True])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ValueError, match="give a whole number from 0"):
        training.seed_everything(seed)


def test_count_parameters():
    model = network()
    assert training.count_parameters(model) == 6 * 16 + 16 + 2 * 16 + 16 * 3 + 3
    model[0].requires_grad_(False)
    assert training.count_parameters(model) == 2 * 16 + 16 * 3 + 3
    assert training.count_parameters(model, frozen=True) == 6 * 16 + 16 + 2 * 16 + 16 * 3 + 3
    tied = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3))
    tied[1].weight = tied[0].weight
    assert training.count_parameters(tied) == 9 + 3 + 3


@pytest.mark.parametrize(
    ("cuda", "mps", "device"), [(True, True, "cuda"), (False, True, "mps"), (False, False, "cpu")]
)
def test_default_device_takes_the_fastest(monkeypatch, cuda, mps, device):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert training.default_device() == torch.device(device)


# --- misuse --------------------------------------------------------------------------------------


def misuse(**changes):
    """Call fit with one argument wrong."""
    model = changes.pop("model", None) or nn.Linear(6, 3)
    arguments = {"train": batches(*toy()), "loss_fn": F.cross_entropy, "epochs": 1}
    if "optimizer" not in changes:
        arguments["optimizer"] = torch.optim.SGD(model.parameters(), lr=0.1)
    arguments |= {"progress": False, **changes}
    return fit(model, **arguments)


@pytest.mark.parametrize("epochs", [0, -3, True, 2.0, None, "5"])
def test_epochs_must_be_a_whole_number_from_1_on(epochs):
    with pytest.raises(ValueError, match=r"epochs=.*: give a whole number from 1 on"):
        misuse(epochs=epochs)


@pytest.mark.parametrize("patience", [0, -1, True, 1.5])
def test_patience_must_be_a_whole_number_from_1_on(patience):
    with pytest.raises(ValueError, match=r"patience=.*: give a whole number from 1 on"):
        misuse(patience=patience, valid=batches(*toy()))


class HasNothing(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(6, 3)]  # the classic: not an nn.ModuleList

    def forward(self, x):
        return self.layers[0](x)


class ReturnsNothing(nn.Linear):
    def forward(self, x):
        super().forward(x)


X, Y = toy()


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"train": []}, ValueError, "train is empty"),
        ({"valid": []}, ValueError, "valid is empty"),
        ({"train": (X, Y)}, TypeError, "make one: data.loader"),
        ({"train": X}, TypeError, "train must be a loader"),
        ({"train": iter([(X, Y)])}, TypeError, "train must be a loader"),
        ({"train": TensorDataset(X, Y)}, TypeError, "not the data set itself"),
        ({"train": [(X, [0, 1])]}, TypeError, r"the loader gave \(Tensor, list\)"),
        ({"train": [(X, Y, Y)]}, TypeError, "must be a pair"),
        ({"train": [(X, Y[:3])]}, ValueError, "the number of examples"),
        ({"train": [(X[:0], Y[:0])]}, ValueError, "train gave no example"),
        ({"model": lambda x: x, "optimizer": None}, TypeError, "model must be an nn.Module"),
        ({"model": nn.Linear, "optimizer": None}, TypeError, r"Make one of the class: Model\(\)"),
        ({"model": HasNothing(), "optimizer": "SGD"}, ValueError, "must be an nn.ModuleList"),
        ({"model": ReturnsNothing(6, 3)}, TypeError, "return the logits alone"),
        ({"model": nn.Flatten(0), "optimizer": None}, ValueError, "no parameters"),
        ({"optimizer": None}, TypeError, "optimizer must be an optimizer"),
        ({"optimizer": torch.optim.SGD}, TypeError, "optimizer must be an optimizer"),
        ({"loss_fn": nn.CrossEntropyLoss}, TypeError, r"make one of it, CrossEntropyLoss\(\)"),
        ({"loss_fn": "mse"}, TypeError, "loss_fn must be a function"),
        (
            {"loss_fn": nn.CrossEntropyLoss(reduction="none")},
            ValueError,
            r"loss_fn returned shape \[8\]; it must return one number",
        ),
        ({"loss_fn": lambda logits, y: 1.0}, TypeError, "loss_fn returned a float"),
        (
            {"loss_fn": lambda logits, y: logits.argmax(dim=1).float().mean()},
            ValueError,
            "The loss does not depend on the parameters",
        ),
        ({"monitor": "loss"}, ValueError, "choose one of valid_loss"),
        ({"monitor": "valid_accuracy"}, ValueError, "needs a validation set"),
        ({"patience": 3}, ValueError, "needs a validation set"),
        ({"resume": True}, ValueError, "resume=True needs checkpoint="),
        ({"model": nn.Linear(5, 3)}, ValueError, r"The model cannot take a batch .*nn.Flatten"),
        ({"train": [(X.byte(), Y)]}, ValueError, "must be of one type, usually float32"),
        ({"train": [(X, Y + 7)]}, ValueError, r"labels \[N\], int64, from 0 to C - 1"),
        ({"train": [(X, Y.float())]}, ValueError, r"cross_entropy cannot compare outputs of shape"),
        ({"train": [(X, Y)], "loss_fn": nn.MSELoss()}, ValueError, "or one-hot targets"),
        (
            {"model": nn.Linear(6, 1), "train": [(X, X[:, 0])], "loss_fn": F.mse_loss},
            ValueError,
            r"Make the shapes equal, logits.squeeze\(1\)",
        ),
        (
            {"model": nn.Linear(6, 1), "train": [(X, Y[:, None])], "loss_fn": F.mse_loss},
            ValueError,
            r"the targets floats, y.float\(\)",
        ),
        (
            {"model": nn.Sequential(nn.Linear(6, 3), nn.Flatten(0))},
            ValueError,
            r"flatten\(start_dim=1\)",
        ),
    ],
)
def test_misuse_is_explained(changes, error, message):
    with pytest.raises(error, match=message):
        misuse(**changes)


def test_monitoring_the_accuracy_of_a_regression_is_refused():
    with pytest.raises(ValueError, match=r"there is no accuracy\. Monitor the loss"):
        misuse(
            model=nn.Linear(6, 1),
            train=[(X, X[:, :1])],
            loss_fn=F.mse_loss,
            monitor="train_accuracy",
        )


def test_an_optimizer_that_would_change_nothing_is_refused():
    with pytest.raises(ValueError, match="holds none of the model's parameters"):
        misuse(optimizer=torch.optim.SGD(nn.Linear(6, 3).parameters(), lr=0.1))
    model = network()
    model[0].requires_grad_(False)
    with pytest.raises(ValueError, match="holds only frozen parameters"):
        misuse(model=model, optimizer=torch.optim.SGD(model[0].parameters(), lr=0.1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with pytest.raises(ValueError, match="All parameters are frozen"):
        misuse(model=model.requires_grad_(False), optimizer=optimizer)


def test_lbfgs_and_a_stray_scheduler_are_refused():
    model = nn.Linear(6, 3)
    with pytest.raises(TypeError, match=r"LBFGS .* needs a closure"):
        misuse(model=model, optimizer=torch.optim.LBFGS(model.parameters()))
    other = torch.optim.SGD(model.parameters(), lr=0.1)
    scheduler = torch.optim.lr_scheduler.StepLR(other, 1)
    with pytest.raises(ValueError, match="scheduler was made for another optimizer"):
        misuse(model=model, scheduler=scheduler)


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


def test_a_part_of_the_model_may_be_frozen():
    model = network()
    model[0].requires_grad_(False)
    before = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model[4].parameters(), lr=0.1)
    train(model, batches(*toy()), optimizer=optimizer)
    assert torch.equal(before[0].weight, model[0].weight)
    assert not torch.equal(before[4].weight, model[4].weight)
