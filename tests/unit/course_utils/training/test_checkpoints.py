"""Checkpoints: whole or not at all, safe to read, and exact to go on from."""

import errno
import math
import os
import pickle
import random
import signal
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils import data
from course_utils.training import (
    CheckpointError,
    checkpoints,
    fit,
    load_checkpoint,
    save_checkpoint,
)
from tests.unit.course_utils.training import toys
from tests.unit.course_utils.training.toys import assert_same, toy_by_heart

ROOT = Path(__file__).parents[4]

network = partial(toys.network, 0.4)


def only_file_in(folder):
    (path,) = folder.iterdir()
    return path


# --- a file of weights ---------------------------------------------------------------------------


def test_weights_optimizer_and_extras_come_back(tmp_path):
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    F.cross_entropy(model(toy_by_heart()[0]), toy_by_heart()[1]).backward()
    optimizer.step()
    extras = {"epoch": 3, "note": "best so far", "values": [1.5, math.inf], "mean": torch.ones(2)}
    save_checkpoint(tmp_path / "new" / "a.pt", model, optimizer, **extras)

    other = network(seed=1)
    other_optimizer = torch.optim.Adam(other.parameters(), lr=0.5)
    found = load_checkpoint(tmp_path / "new" / "a.pt", other, other_optimizer)
    assert torch.equal(found.pop("mean"), extras.pop("mean"))
    assert found == extras
    assert_same(model, other)
    assert other_optimizer.param_groups[0]["lr"] == 0.1
    state, other_state = optimizer.state_dict()["state"], other_optimizer.state_dict()["state"]
    assert torch.equal(state[0]["exp_avg"], other_state[0]["exp_avg"])


def test_the_file_is_readable_by_torch_itself(tmp_path):
    save_checkpoint(tmp_path / "a.pt", network())
    content = torch.load(tmp_path / "a.pt", weights_only=True)
    network().load_state_dict(content["model"])


def test_saving_follows_a_link_and_leaves_nothing_beside(tmp_path):
    (tmp_path / "real").mkdir()
    save_checkpoint(tmp_path / "real" / "a.pt", network())
    (tmp_path / "link.pt").symlink_to(tmp_path / "real" / "a.pt")
    save_checkpoint(tmp_path / "link.pt", network(seed=5))
    assert (tmp_path / "link.pt").is_symlink()
    other = network()
    load_checkpoint(tmp_path / "real" / "a.pt", other)
    assert_same(other, network(seed=5))
    assert only_file_in(tmp_path / "real").name == "a.pt"


def test_extras_that_could_not_be_read_back_are_refused(tmp_path):
    with pytest.raises(TypeError, match=r"score=.* could not be read back safely"):
        save_checkpoint(tmp_path / "a.pt", network(), score=object)
    with pytest.raises(TypeError, match="'resume' is the checkpoint's own"):
        save_checkpoint(tmp_path / "a.pt", network(), resume=1)
    assert list(tmp_path.iterdir()) == []


# --- what cannot be read -------------------------------------------------------------------------


def test_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"There is no checkpoint '.*none.pt'"):
        load_checkpoint(tmp_path / "none.pt", network())


class Bomb:
    def __reduce__(self):
        return os.mkdir, ("exploded",)


@pytest.mark.parametrize("damage", ["empty", "truncated", "text", "head", "bit", "bomb", "pickle"])
def test_a_damaged_or_dangerous_file_is_refused_and_runs_nothing(tmp_path, monkeypatch, damage):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.pt"
    save_checkpoint(path, network())
    whole = path.read_bytes()
    place = whole.index(network()[0].weight.detach().numpy().tobytes()) + 9  # among the weights
    if damage == "bomb":
        torch.save({"format": checkpoints.FORMAT, "model": Bomb()}, path)
    else:
        path.write_bytes(
            {
                "empty": b"",
                "truncated": whole[: len(whole) // 2],
                "text": b"these are not the weights you are looking for",
                "head": whole[:20] + bytes(b ^ 255 for b in whole[20:200]) + whole[200:],
                "bit": whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :],
                "pickle": pickle.dumps(Bomb()),
            }[damage]
        )
    model = network(seed=1)
    with pytest.raises(CheckpointError, match="Delete it and save or train again"):
        load_checkpoint(path, model)
    assert_same(model, network(seed=1))
    assert not (tmp_path / "exploded").exists()


def test_a_bare_state_dict_is_explained(tmp_path):
    torch.save(network().state_dict(), tmp_path / "a.pt")
    with pytest.raises(CheckpointError, match="If it is a bare state_dict"):
        load_checkpoint(tmp_path / "a.pt", network())


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (lambda: network(width=8), r"'0.weight' has shape \[16, 6\] in the file and \[8, 6\] in"),
        (lambda: network().append(nn.Linear(3, 3)), "the file has no '5.weight'"),
        (lambda: network()[:2], "the file has '4.weight', which your model has not"),
    ],
)
def test_another_model_is_explained_and_left_as_it_was(tmp_path, other, message):
    save_checkpoint(tmp_path / "a.pt", network(seed=1))
    model, untouched = other(), other()
    untouched.load_state_dict(model.state_dict())
    with pytest.raises(CheckpointError, match=f"saved from another model: {message}"):
        load_checkpoint(tmp_path / "a.pt", model)
    assert_same(model, untouched)


def test_another_optimizer_is_explained_and_the_model_left_as_it_was(tmp_path):
    model = network(seed=1)
    save_checkpoint(tmp_path / "bare.pt", network())
    with pytest.raises(CheckpointError, match="holds no state of an optimizer"):
        load_checkpoint(tmp_path / "bare.pt", model, torch.optim.SGD(model.parameters(), 0.1))
    first = network()
    save_checkpoint(tmp_path / "a.pt", first, torch.optim.SGD(first.parameters(), 0.1))
    half = torch.optim.SGD(model[0].parameters(), 0.1)
    with pytest.raises(CheckpointError, match="holds the state of another optimizer"):
        load_checkpoint(tmp_path / "a.pt", model, half)
    assert_same(model, network(seed=1))


# --- what cannot be written ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "write", [lambda m, path: save_checkpoint(path, m), lambda m, path: train(m, path, 1)]
)
def test_a_place_where_nothing_can_be_written_is_named_at_once(tmp_path, write):
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "a.pt", tmp_path / "folder"):
        model = network()
        with pytest.raises(CheckpointError, match="Choose a place where you may write"):
            write(model, path)
        assert_same(model, network())  # before the first step, not after the first epoch
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["file", "folder"]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.pt"
    save_checkpoint(path, network())

    def full(number):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CheckpointError, match="No space left on device"):
        save_checkpoint(path, network(seed=1))
    model = network(seed=2)
    load_checkpoint(path, model)
    assert_same(model, network())
    assert only_file_in(tmp_path) == path


def test_an_error_of_torch_in_the_middle_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.pt"
    save_checkpoint(path, network())

    def fail(content, file):
        file.write(b"half of it")
        raise RuntimeError("unexpected pos 64 vs 0")

    monkeypatch.setattr(torch, "save", fail)
    with pytest.raises(CheckpointError, match="unexpected pos 64"):
        save_checkpoint(path, network(seed=1))
    load_checkpoint(path, network())
    assert only_file_in(tmp_path) == path


def test_being_killed_in_the_middle_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "a.pt"
    save_checkpoint(path, network())
    program = f"""
        import os, signal
        from course_utils.training import checkpoints
        with checkpoints.whole_file({str(path)!r}) as file:
            file.write(b"half of it")
            file.flush()
            os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], timeout=600)
    assert done.returncode == -signal.SIGKILL
    model = network(seed=2)
    load_checkpoint(path, model)
    assert_same(model, network())


# --- going on ------------------------------------------------------------------------------------


def data_loader(x, y):
    return DataLoader(TensorDataset(x, y), batch_size=8, shuffle=True)


def data_loader_with_generator(x, y):
    generator = torch.Generator().manual_seed(4)
    return DataLoader(TensorDataset(x, y), batch_size=8, shuffle=True, generator=generator)


def course_loader(x, y):
    return data.loader((x, y), 8, shuffle=True)


def seeded_course_loader(x, y):
    return data.loader((x, y), 8, shuffle=True, seed=3)


def noisy_course_loader(x, y):
    def augment(x):
        return x + 0.1 * torch.randn_like(x) + random.gauss(0, 0.1) + 0.1 * np.random.randn()

    return data.loader((x, y), 8, shuffle=True, augment=augment)


def train(model, path, epochs, *, make_loader=data_loader, schedule=None, stop=None, **options):
    """Train as from a fresh start of Python, with seeds and new objects for everything."""
    random.seed(0)
    np.random.seed(0)
    torch.manual_seed(0)
    x, y = toy_by_heart()
    loader, valid = make_loader(x, y), data_loader(*toy_by_heart(30, seed=1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    scheduler = None if schedule is None else schedule(optimizer)

    def on_epoch_end(history):
        torch.rand(3)  # a callback may draw random numbers too
        if len(history) == stop:
            raise SystemExit("the power fails")

    return fit(
        model,
        loader,
        valid,
        optimizer=optimizer,
        scheduler=scheduler,
        loss_fn=F.cross_entropy,
        epochs=epochs,
        checkpoint=path,
        on_epoch_end=on_epoch_end,
        progress=False,
        **options,
    )


@pytest.mark.parametrize(
    "make_loader",
    [
        data_loader,
        data_loader_with_generator,
        course_loader,
        seeded_course_loader,
        noisy_course_loader,
    ],
)
def test_resuming_gives_the_very_weights_of_never_having_stopped(tmp_path, make_loader):
    path, straight, resumed = tmp_path / "a.pt", network(), network(seed=9)
    expected = train(straight, None, 6, make_loader=make_loader)
    with pytest.raises(SystemExit):
        train(network(), path, 6, make_loader=make_loader, stop=4)
    history = train(resumed, path, 6, make_loader=make_loader, resume=True)
    assert_same(straight, resumed)
    for name in ("train_loss", "train_accuracy", "valid_loss", "valid_accuracy", "lr"):
        assert getattr(history, name) == getattr(expected, name)
    assert len(history) == 6


@pytest.mark.parametrize(
    "schedule",
    [
        lambda o: torch.optim.lr_scheduler.StepLR(o, 2),
        lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [2, 4], 0.5),
        lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 6),
        lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda epoch: 0.9**epoch),
        lambda o: torch.optim.lr_scheduler.ReduceLROnPlateau(o, patience=0),
        lambda o: torch.optim.lr_scheduler.SequentialLR(
            o,
            [
                torch.optim.lr_scheduler.LinearLR(o, 0.1, total_iters=3),
                torch.optim.lr_scheduler.ExponentialLR(o, 0.5),
            ],
            milestones=[3],
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:.*epoch parameter.*:UserWarning")
def test_resuming_with_a_scheduler(tmp_path, schedule):
    path, straight, resumed = tmp_path / "a.pt", network(), network()
    expected = train(straight, None, 6, schedule=schedule)
    with pytest.raises(SystemExit):
        train(network(), path, 6, schedule=schedule, stop=4)
    history = train(resumed, path, 6, schedule=schedule, resume=True)
    assert history.lr == expected.lr
    assert_same(straight, resumed)


def test_resuming_in_another_process(tmp_path):
    """The state is in the file, and not in something that this process happens to hold."""
    straight, resumed = network(), network()
    train(straight, None, 4)
    program = f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        from tests.unit.course_utils.training import test_checkpoints as t
        t.train(t.network(), {str(tmp_path / "a.pt")!r}, 2)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=600)
    train(resumed, tmp_path / "a.pt", 4, resume=True)
    assert_same(straight, resumed)


def test_resuming_early_stopping_keeps_the_best_and_goes_on_waiting(tmp_path):
    path, straight, resumed = tmp_path / "a.pt", network(), network()
    expected = train(straight, None, 40, patience=3)
    assert expected.stopped == "early"
    stop = len(expected) - 1  # in the middle of waiting
    with pytest.raises(SystemExit):
        train(network(), path, 40, patience=3, stop=stop)
    history = train(resumed, path, 40, patience=3, resume=True)
    assert_same(straight, resumed)
    assert (history.stopped, history.best_epoch) == ("early", expected.best_epoch)
    again = network()
    history = train(again, path, 40, patience=3, resume=True)  # nothing left to do
    assert_same(straight, again)
    assert (history.stopped, len(history)) == ("early", len(expected))


def test_the_file_holds_the_best_epoch_and_fit_the_last(tmp_path):
    model, best = network(), network()
    history = train(model, tmp_path / "a.pt", 25)
    assert history.best_epoch < 25
    found = load_checkpoint(tmp_path / "a.pt", best)
    assert found["epoch"] == history.best_epoch
    assert found["history"] == history.as_dict()
    until_best = network()
    train(until_best, None, history.best_epoch)
    assert_same(best, until_best)
    assert only_file_in(tmp_path).name == "a.pt"


def test_more_epochs_may_be_asked_for_and_fewer_change_nothing(tmp_path):
    straight, resumed, idle = network(), network(), network()
    train(straight, None, 5)
    train(network(), tmp_path / "a.pt", 2)
    assert len(train(resumed, tmp_path / "a.pt", 5, resume=True)) == 5
    assert_same(straight, resumed)
    assert len(train(idle, tmp_path / "a.pt", 1, resume=True)) == 5
    assert_same(straight, idle)


def test_without_a_file_resuming_starts_from_the_start(tmp_path):
    straight, model = network(), network()
    train(straight, None, 2)
    train(model, tmp_path / "a.pt", 2, resume=True)
    assert_same(straight, model)


def test_without_resume_an_older_file_is_replaced(tmp_path):
    train(network(), tmp_path / "a.pt", 3)
    assert len(train(network(), tmp_path / "a.pt", 1)) == 1
    assert load_checkpoint(tmp_path / "a.pt", network())["epoch"] == 1


def test_resuming_from_the_wrong_file_is_explained(tmp_path):
    path = tmp_path / "a.pt"
    save_checkpoint(path, network())
    with pytest.raises(CheckpointError, match=r"was written by save_checkpoint: it holds weights"):
        train(network(), path, 2, resume=True)
    train(network(), path, 1)
    with pytest.raises(CheckpointError, match="saved from another model"):
        train(network(width=8), path, 2, resume=True)
    with pytest.raises(CheckpointError, match="watched 'valid_loss', not 'valid_accuracy'"):
        train(network(), path, 2, resume=True, monitor="valid_accuracy")
    with pytest.raises(CheckpointError, match="a training without a scheduler"):
        train(
            network(),
            path,
            2,
            resume=True,
            schedule=lambda o: torch.optim.lr_scheduler.StepLR(o, 2),
        )
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(CheckpointError, match="it is damaged"):
        train(network(), path, 2, resume=True)


def test_going_on_after_an_interrupt_in_the_same_process(tmp_path):
    """A student presses stop in the middle of an epoch, and later runs the cell again."""
    straight, model = network(), network()
    train(straight, None, 4)

    class Stop(list):
        epochs = 0

        def __iter__(self):
            self.epochs += 1
            for number, batch in enumerate(self[0]):
                if self.epochs == 3 and number == 2:
                    raise KeyboardInterrupt
                yield batch

        def __len__(self):
            return len(self[0])

    history = train(model, tmp_path / "a.pt", 4, make_loader=lambda x, y: Stop([data_loader(x, y)]))
    assert (history.stopped, len(history)) == ("interrupted", 2)
    train(model, tmp_path / "a.pt", 4, resume=True)
    assert_same(straight, model)
