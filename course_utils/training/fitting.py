"""`fit`: the training loop of lesson 02, made reusable."""

from __future__ import annotations

import contextlib
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from course_utils.training import checkpoints
from course_utils.training.arguments import (
    check_count,
    check_loader,
    check_loss_fn,
    check_model,
    check_monitor,
    check_optimizer,
)
from course_utils.training.checkpoints import CheckpointError
from course_utils.training.evaluation import (
    compute_logits,
    compute_loss,
    in_mode,
    measure,
    on_device,
    place,
)
from course_utils.training.history import History
from course_utils.training.metrics import (
    Metrics,
    Tally,
)


class NonFiniteLossError(ArithmeticError):
    """The loss became infinite or not a number.

    Attributes
    ----------
    epoch : int
        The epoch in which it happened, from 1.
    history : History
        The epochs before.
    """

    def __init__(self, message: str, epoch: int = 0, history: History | None = None):
        super().__init__(message)
        self.epoch = epoch
        self.history = history


def fit(
    model: nn.Module,
    train: Any,
    valid: Any = None,
    *,
    optimizer: torch.optim.Optimizer,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    epochs: int,
    device: torch.device | str | None = None,
    scheduler: Any = None,
    patience: int | None = None,
    monitor: str = "valid_loss",
    checkpoint: str | os.PathLike | None = None,
    resume: bool = False,
    on_epoch_end: Callable[[History], Any] | None = None,
    autocast: bool = False,
    compile: bool = False,
    progress: bool = True,
) -> History:
    """Train a model; taught in lesson 02, where the loop is written out.

    Parameters
    ----------
    model : nn.Module
        Is changed in place, and has its own mode (training or evaluation) back at the end.
    train : loader
        Has a length and gives batches ``(x, y)`` of tensors; a ``DataLoader`` will do.
    valid : loader, optional
        Measured after each epoch, never trained on.
    optimizer : Optimizer
        Made for parameters of this model.
    loss_fn : callable
        ``loss_fn(logits, y)`` gives one number, the mean over the batch.
    epochs : int
        How often to go through the training set; on resuming, the epochs before count.
    device : torch.device or str, optional
        Where to compute: the model is moved there and stays, and so is the data of a loader that
        ``data.loader`` made without ``augment``; other batches are moved as they come. None means
        where the model is.
    scheduler : optional
        Learning rate scheduler; it takes a step at the end of each epoch.
    patience : int, optional
        Stop early when ``monitor`` has not improved for so many epochs. The model then, and
        however ``fit`` ends, gets the weights of its best epoch back.
    monitor : {"valid_loss", "valid_accuracy", "train_loss", "train_accuracy"}
        What decides on the best epoch. Without ``valid``, "valid_loss" means "train_loss".
    checkpoint : path, optional
        A file that is brought up to date after each epoch. It holds the weights of the best epoch,
        for :func:`load_checkpoint`, and all that is needed to go on after the last one.
    resume : bool
        Go on where the file ``checkpoint`` stands, to the same weights, bit by bit on a CPU, as if
        there had been no break; learning rate and random numbers too are the file's. If there
        is no file yet, start from the start.
    on_epoch_end : callable, optional
        Called with the history after each epoch. If it returns True, training stops
        ("early").
    autocast : bool
        Compute in bfloat16 where that is safe (``torch.autocast``): less exact, and faster for a
        network that keeps a GPU busy. Small ones become slower. Weights and losses stay float32.
    compile : bool
        Compile the model first (``torch.compile``), which takes up to minutes and pays on a GPU, in
        long trainings of large networks. The model itself, and its checkpoints, stay as they are.
    progress : bool
        Show a progress bar.

    Returns
    -------
    History
        Loss and accuracy per epoch. An interrupt (Ctrl-C, or the stop button) is no error: the
        history holds the complete epochs and ``stopped="interrupted"``.

    Raises
    ------
    NonFiniteLossError
        If the loss is infinite or not a number at the end of an epoch; ``error.history`` holds the
        epochs before.
    CheckpointError
        If the checkpoint cannot be written, or was made with something else.
    TypeError, ValueError
        If the arguments do not fit each other; the message says which and why.

    See Also
    --------
    evaluate : measure on a set of which training knows nothing.

    Notes
    -----
    Whatever error ends the training, ``error.history`` holds the complete epochs, and the file
    ``checkpoint`` is the last that was written whole.

    :func:`evaluate` says when an output counts as correct. All parts of the model are put into
    training mode: one that shall stay in evaluation mode (a frozen batch normalization) must say
    so in its own ``train``.

    Examples
    --------
    >>> from course_utils.training import seed_everything
    >>> seed_everything(0)
    >>> x = torch.linspace(-1, 1, 8).reshape(8, 1)
    >>> batches = [(x[:4], 2 * x[:4]), (x[4:], 2 * x[4:])]
    >>> model = nn.Linear(1, 1)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    >>> history = fit(model, batches, optimizer=optimizer, loss_fn=nn.MSELoss(), epochs=9,
    ...               progress=False)
    >>> history
    History(9 epochs, best_epoch=9, stopped='finished')
    >>> round(model.weight.item(), 2)
    2.0
    """
    check_model(model)
    check_optimizer(optimizer, model, scheduler)
    check_loss_fn(loss_fn)
    check_loader(train, "train")
    if valid is not None:
        check_loader(valid, "valid")
    check_count(epochs, "epochs", "how often to go through the training set")
    if patience is not None:
        check_count(patience, "patience", "how many epochs to wait for something better")
    monitor = check_monitor(monitor, valid, patience)
    if resume and checkpoint is None:
        raise ValueError("resume=True needs checkpoint=: the file to go on from.")
    device = place(model, device, train, valid)
    _move_optimizer(optimizer, device)

    run = _Run(model, optimizer, scheduler, device, (train, valid), monitor, checkpoint, patience)
    run.forward = _forward_pass(model, device, autocast, compile)
    if checkpoint is not None:
        checkpoints.check_writable(checkpoint)
        if resume and Path(checkpoint).is_file():
            run.resume()
    history = run.history
    bar = _progress_bar(progress, epochs * len(train), len(history) * len(train))
    history.stopped = "finished"
    try:
        with bar:
            while len(history) < epochs:
                if run.out_of_patience():
                    history.stopped = "early"
                    break
                _one_epoch(run, train, valid, loss_fn, epochs, bar)
                stop = on_epoch_end is not None and on_epoch_end(history) is True
                run.save()  # after the callback: it may draw random numbers
                if stop:
                    history.stopped = "early"
                    break
    except KeyboardInterrupt:
        history.trim()
        history.stopped = "interrupted"
    except Exception as error:
        history.trim()
        history.stopped = "failed"
        with contextlib.suppress(AttributeError, TypeError):  # where it takes no attributes
            error.history = history
        raise
    finally:
        if patience is not None:
            run.restore_best()
    return history


def _one_epoch(run: _Run, train: Any, valid: Any, loss_fn: Callable, epochs: int, bar: Any) -> None:
    """Train once through the training set, measure the validation set, note both."""
    model, optimizer, history = run.model, run.optimizer, run.history
    epoch = len(history) + 1
    bar.set_description(f"epoch {epoch}/{epochs}", refresh=False)
    start = time.perf_counter()
    lr = float(optimizer.param_groups[0]["lr"])
    tally = Tally(loss_fn)
    with in_mode(model, training=True), torch.enable_grad():
        for batch in train:
            x, y = on_device(batch, run.device)
            logits = compute_logits(run.forward, x, y)
            loss = compute_loss(loss_fn, logits, y)
            if not loss.requires_grad:
                raise ValueError(
                    "The loss does not depend on the parameters: no gradient can reach them. Is "
                    "there a detach(), an argmax or a no_grad() in the model or in loss_fn?"
                )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            tally.add(logits, y, loss)
            bar.update()
    trained = tally.metrics("train")
    _check_finite(tally, "training", epoch, lr, history)
    measured = Metrics(math.nan, math.nan, 0)
    if valid is not None:
        tally = measure(model, valid, loss_fn, run.device, run.forward)
        measured = tally.metrics("valid")
        _check_finite(tally, "validation", epoch, lr, history)
    row = {
        "train_loss": trained.loss,
        "train_accuracy": trained.accuracy,
        "valid_loss": measured.loss,
        "valid_accuracy": measured.accuracy,
    }
    if math.isnan(row[history.monitor]):
        raise ValueError(
            f"monitor='{history.monitor}' cannot be watched: these targets are not classes, so "
            "there is no accuracy. Monitor the loss."
        )
    if isinstance(run.scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau):
        run.scheduler.step(row[history.monitor])
    elif run.scheduler is not None:
        run.scheduler.step()
    history.append(**row, lr=lr, seconds=time.perf_counter() - start)
    run.keep_best()
    bar.set_postfix_str(f"valid {measured}" if valid is not None else f"train {trained}")


class _Run:
    """What one call of ``fit`` carries from epoch to epoch, and into the checkpoint."""

    def __init__(self, model, optimizer, scheduler, device, loaders, monitor, path, patience):
        self.model, self.optimizer, self.scheduler = model, optimizer, scheduler
        self.device, self.loaders, self.path = device, loaders, path
        self.patience = patience
        self.forward: Callable = model
        self.history = History(monitor=monitor)
        self.best: dict[str, Any] | None = None

    def out_of_patience(self) -> bool:
        best = self.history.best_epoch
        return self.patience is not None and len(self.history) - (best or 0) >= self.patience

    def keep_best(self) -> None:
        wanted = self.patience is not None or self.path is not None
        if wanted and self.history.best_epoch == len(self.history):
            self.best = {
                name: value.detach().clone() if isinstance(value, torch.Tensor) else value
                for name, value in self.model.state_dict().items()
            }

    def restore_best(self) -> None:
        if self.best is not None:
            self.model.load_state_dict(self.best)

    def save(self) -> None:
        if self.path is None:
            return
        history = self.history.as_dict()
        last_is_best = self.history.best_epoch == len(self.history)
        content = {
            "format": checkpoints.FORMAT,
            "model": self.best,
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.history.best_epoch,
            "history": history,
            "resume": {
                "model": None if last_is_best else self.model.state_dict(),
                "scheduler": None if self.scheduler is None else self.scheduler.state_dict(),
                "random": checkpoints.random_state(self.device, self.loaders),
            },
        }
        checkpoints.write(self.path, content)

    def resume(self) -> None:
        content = checkpoints.read(self.path)
        if "resume" not in content:
            raise CheckpointError(
                f"'{self.path}' was written by save_checkpoint: it holds weights, but not all that "
                "is needed to go on. Load it with load_checkpoint, and fit without resume."
            )
        state = content["resume"]
        history = History.from_dict(content["history"])
        if history.monitor != self.history.monitor:
            raise CheckpointError(
                f"'{self.path}' belongs to a training that watched '{history.monitor}', not "
                f"'{self.history.monitor}'. Resume with the same monitor and loaders."
            )
        if (state["scheduler"] is None) != (self.scheduler is None):
            there = "without" if state["scheduler"] is None else "with"
            raise CheckpointError(
                f"'{self.path}' belongs to a training {there} a scheduler. Resume with the same."
            )
        checkpoints.restore(content, self.path, self.model, self.optimizer)
        self.best = {
            name: value.to(self.device) if isinstance(value, torch.Tensor) else value
            for name, value in content["model"].items()
        }
        if state["model"] is not None:
            self.model.load_state_dict(state["model"])
        if self.scheduler is not None:
            self.scheduler.load_state_dict(state["scheduler"])
        self.history = history
        checkpoints.set_random_state(state["random"], self.device, self.loaders)


def _forward_pass(
    model: nn.Module, device: torch.device, autocast: bool, compile: bool
) -> Callable[[torch.Tensor], torch.Tensor]:
    """Give what computes the model's outputs: the model itself, unless more is asked for."""
    forward = torch.compile(model) if compile else model
    if not autocast:
        return forward

    def in_bfloat16(x: torch.Tensor) -> torch.Tensor:
        with torch.autocast(device.type, dtype=torch.bfloat16):
            outputs = forward(x)
        # The loss is computed in full. What is no tensor is explained by who asked for it.
        return outputs.float() if isinstance(outputs, torch.Tensor) else outputs

    return in_bfloat16


def _check_finite(tally: Tally, name: str, epoch: int, lr: float, history: History) -> None:
    bad = (~tally.loss_values.isfinite()).nonzero()
    if len(bad) == 0:
        return
    first = int(bad[0])
    raise NonFiniteLossError(
        f"Epoch {epoch}: the {name} loss is {tally.loss_values[first].item()} from batch "
        f"{first + 1} of {len(tally.losses)} on. Try a smaller learning rate (it is {lr:g}); look "
        "for nan in the inputs (x.isfinite().all()), for inputs that are not scaled, and for "
        "log(0) or a division by 0 in the loss.",
        epoch,
        history,
    )


def _move_optimizer(optimizer: torch.optim.Optimizer, device: torch.device) -> None:
    """Bring an optimizer's moments to where its parameters have been moved."""
    if any(
        isinstance(value, torch.Tensor) and value.ndim > 0 and value.device.type != device.type
        for state in optimizer.state.values()
        for value in state.values()
    ):
        optimizer.load_state_dict(optimizer.state_dict())


def _progress_bar(progress: bool, total: int, done: int) -> Any:
    if progress:
        from tqdm.auto import tqdm
    else:
        from tqdm.std import tqdm
    return tqdm(total=total, initial=done, disable=not progress, unit="batch", mininterval=0.3)
