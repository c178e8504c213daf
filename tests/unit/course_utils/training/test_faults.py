"""Trainings that are stopped, broken and killed: what was reached survives, and goes on exactly."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import torch
from torch import nn

from course_utils import data, training
from course_utils.training import (
    CheckpointError,
    NonFiniteLossError,
    checkpoints,
    fit,
    load_checkpoint,
)
from tests.unit.course_utils.training.toys import assert_same, toy_by_heart

ROOT = Path(__file__).parents[4]

EPOCHS = 5


def network():
    training.seed_everything(0)
    return nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.Dropout(0.4), nn.Linear(16, 3))


def train(path=None, *, resume=False, on_epoch_end=None, wrap=lambda loader: loader, **options):
    """Train as from a fresh start; return (model, history)."""
    model = network()
    history = fit(
        model,
        wrap(data.loader(toy_by_heart(60, 0), 8, shuffle=True)),
        data.loader(toy_by_heart(30, 1), 30),
        optimizer=torch.optim.Adam(model.parameters(), lr=0.02),
        loss_fn=nn.CrossEntropyLoss(),
        **{"epochs": EPOCHS, "progress": False, **options},
        checkpoint=path,
        resume=resume,
        on_epoch_end=on_epoch_end,
    )
    return model, history


def assert_goes_on_as_if_nothing_had_happened(path, done):
    """Resume after ``done`` complete epochs; compare with a training that never stopped."""
    straight, expected = train()
    best = network()
    assert len(load_checkpoint(path, best)["history"]["lr"]) == done
    model, history = train(path, resume=True)
    assert_same(model, straight)
    for name in ("train_loss", "train_accuracy", "valid_loss", "valid_accuracy", "lr"):
        assert getattr(history, name) == getattr(expected, name)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


class Loader(list):
    """A loader that does something in the middle of an epoch."""

    def __init__(self, loader, epoch, action):
        super().__init__([loader])
        self.generator, self.left, self.action = loader.generator, epoch, action

    def __len__(self):
        return len(self[0])

    def __iter__(self):
        self.left -= 1
        for number, batch in enumerate(self[0]):
            if self.left == 0 and number == 3:
                batch = self.action(batch)
            yield batch


def interrupt(*arguments):
    raise KeyboardInterrupt


def fail(*arguments):
    raise ZeroDivisionError("in the middle")


def test_an_interrupt_in_the_middle_of_an_epoch(tmp_path):
    path = tmp_path / "a.pt"
    _, history = train(path, wrap=lambda loader: Loader(loader, 3, interrupt))
    assert (len(history), history.stopped) == (2, "interrupted")
    assert_goes_on_as_if_nothing_had_happened(path, 2)


def test_an_interrupt_while_the_checkpoint_is_written(tmp_path, monkeypatch):
    path = tmp_path / "a.pt"
    sync, calls = os.fsync, []

    def third_time(number):
        calls.append(number)
        return interrupt() if len(calls) == 5 else sync(number)  # the file, then its folder

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", third_time)
        _, history = train(path)
    assert (len(history), history.stopped) == (3, "interrupted")
    assert_goes_on_as_if_nothing_had_happened(path, 2)


@pytest.mark.parametrize("where", ["callback", "loader"])
def test_any_error_brings_the_history_along(tmp_path, where):
    path = tmp_path / "a.pt"
    faults = {
        "callback": {"on_epoch_end": lambda history: len(history) == 3 and fail()},
        "loader": {"wrap": lambda loader: Loader(loader, 3, fail)},
    }
    with pytest.raises(ZeroDivisionError, match="in the middle") as caught:
        train(path, **faults[where])
    history = caught.value.history
    assert (len(history), history.stopped) == ({"callback": 3, "loader": 2}[where], "failed")
    assert history.train_loss == train(epochs=len(history))[1].train_loss
    assert_goes_on_as_if_nothing_had_happened(path, 2)


def test_an_error_that_takes_no_attributes_is_raised_as_it_is(tmp_path):
    class Bare(Exception):
        __slots__ = ()

        def __setattr__(self, name, value):
            raise AttributeError(name)

    def raise_it(history):
        raise Bare

    with pytest.raises(Bare):
        train(on_epoch_end=raise_it)


def test_a_loss_that_is_no_number_leaves_the_last_good_checkpoint(tmp_path):
    path = tmp_path / "a.pt"
    broken = lambda loader: Loader(loader, 3, lambda batch: (batch[0] * torch.nan, batch[1]))  # noqa: E731
    with pytest.raises(NonFiniteLossError, match="Epoch 3: the training loss is nan") as caught:
        train(path, wrap=broken, patience=EPOCHS)
    assert (len(caught.value.history), caught.value.history.stopped) == (2, "failed")
    assert_goes_on_as_if_nothing_had_happened(path, 2)


# --- in a process of its own ---------------------------------------------------------------------


def run_apart(program):
    """Run a program that may use what stands in this file, in a fresh Python."""
    start = f"import os, resource, signal, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    return subprocess.run(
        [sys.executable, "-c", start + textwrap.dedent(program)],
        env={**os.environ, "OMP_NUM_THREADS": str(torch.get_num_threads())},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_a_full_disk_at_a_checkpoint(tmp_path):
    """A real one: from the third epoch on, the system lets it write no file that large."""
    path = tmp_path / "a.pt"
    done = run_apart(f"""
        from pathlib import Path
        from tests.unit.course_utils.training.test_faults import train
        path = Path({str(path)!r})

        def fill_the_disk(history):
            if len(history) == 3:
                limit = path.stat().st_size // 2
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        try:
            train(path, on_epoch_end=fill_the_disk)
        except Exception as error:
            print(type(error).__name__, repr(error.history), error)
    """)
    assert done.stdout.startswith("CheckpointError History(3 epochs"), done.stderr
    assert f"Cannot write '{path}'" in done.stdout
    assert "Choose a place where you may write and where there is room." in done.stdout
    assert_goes_on_as_if_nothing_had_happened(path, 2)


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot kill like this")
@pytest.mark.parametrize("when", ["in the middle of an epoch", "while the checkpoint is written"])
def test_being_killed(tmp_path, when):
    path = tmp_path / "a.pt"
    done = run_apart(f"""
        from tests.unit.course_utils.training.test_faults import Loader, train

        def die(*arguments):
            os.kill(os.getpid(), signal.SIGKILL)

        def die_at_the_next_write(history):
            if len(history) == 3:
                os.fsync = die

        if {when!r} == "in the middle of an epoch":
            train({str(path)!r}, wrap=lambda loader: Loader(loader, 3, die))
        else:
            train({str(path)!r}, on_epoch_end=die_at_the_next_write)
    """)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert_goes_on_as_if_nothing_had_happened(path, 2)  # what it had half written is gone too


def test_what_another_process_is_writing_stays(tmp_path):
    path = tmp_path / "a.pt"
    with checkpoints.whole_file(path) as file:
        file.write(b"not yet all")
        checkpoints.check_writable(path)
    assert path.read_bytes() == b"not yet all"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pt"]


# --- to the bit ----------------------------------------------------------------------------------

SEEDED = """
    import hashlib, torch
    from torch import nn
    from course_utils import augmentation, data, training
    from reference import convolutional
    for threads in (1, 2):
        torch.set_num_threads(threads)
        training.seed_everything(7)
        images = data.load_images("mnist", train=300, valid=100)
        model = convolutional.conv_net().append(nn.Dropout(0.2))
        augment = augmentation.augmenter(degrees=10)
        history = training.fit(
            model,
            data.loader(images.train, 50, shuffle=True, augment=augment),
            data.loader(images.valid, 100),
            optimizer=torch.optim.Adam(model.parameters()),
            loss_fn=nn.CrossEntropyLoss(),
            epochs=2,
            progress=False,
        )
        digest = hashlib.sha256()
        for value in model.state_dict().values():
            digest.update(value.numpy().tobytes())
        print(threads, digest.hexdigest(), history.valid_loss)
"""


def test_a_seed_gives_the_same_weights_to_the_bit_in_every_process():
    first, second = (run_apart(SEEDED) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert [line[:2] for line in first.stdout.splitlines()] == ["1 ", "2 "]


def test_a_file_that_is_no_checkpoint_of_this_kind_is_refused_before_anything_changes(tmp_path):
    path = tmp_path / "a.pt"
    train(path, epochs=1)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(CheckpointError, match="it is damaged"):
        train(path, resume=True)
    assert path.read_bytes() == content[: len(content) // 2]
