"""The training loop of lesson 02, made reusable: ``fit``, ``evaluate``, ``predict``.

What it takes care of, so that a lesson need not each time:

- loss and accuracy are means over *examples*: a last batch that is smaller weighs less;
- a model trains in training mode and is measured in evaluation mode, and has its own mode back
  afterwards, whatever happens;
- nothing is read back from a GPU during an epoch, only at its end;
- there is no test set in here: you call :func:`evaluate` on it, once, at the end.
"""

from __future__ import annotations

import contextlib
import math
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from course_utils import checkpoints, data
from course_utils.checkpoints import CheckpointError, load_checkpoint, save_checkpoint
from course_utils.history import History
from course_utils.metrics import CROSS_ENTROPIES, ELEMENTWISE_LOSSES, Metrics, Tally, is_one_of

__all__ = [
    "CheckpointError",
    "History",
    "Metrics",
    "NonFiniteLossError",
    "count_parameters",
    "default_device",
    "evaluate",
    "fit",
    "load_checkpoint",
    "predict",
    "save_checkpoint",
    "seed_everything",
]

MONITORS = ("valid_loss", "valid_accuracy", "train_loss", "train_accuracy")


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


def seed_everything(seed: int = 0) -> None:
    """Start all random numbers from a seed: Python's, numpy's, and torch's on every device.

    Parameters
    ----------
    seed : int
        From 0 to 2**32 - 1.

    Raises
    ------
    ValueError
        If it is no such number.

    Examples
    --------
    >>> seed_everything(3)
    >>> a = torch.rand(2)
    >>> seed_everything(3)
    >>> torch.equal(a, torch.rand(2))
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise ValueError(f"seed={seed!r}: give a whole number from 0 to 4294967295.")
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def default_device() -> torch.device:
    """Return the fastest device there is: an NVIDIA or AMD GPU, an Apple one, or the CPU.

    Returns
    -------
    torch.device
        Of type "cuda", "mps" or "cpu".
    """
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def count_parameters(model: nn.Module, *, frozen: bool = False) -> int:
    """Count the numbers that training changes.

    Parameters
    ----------
    model : nn.Module
        Parameters that are shared between layers count once.
    frozen : bool
        Count those with ``requires_grad=False`` too.

    Returns
    -------
    int

    Examples
    --------
    >>> count_parameters(nn.Linear(784, 10))
    7850
    """
    return sum(p.numel() for p in model.parameters() if p.requires_grad or frozen)


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
    _check_model(model)
    _check_optimizer(optimizer, model, scheduler)
    _check_loss_fn(loss_fn)
    _check_loader(train, "train")
    if valid is not None:
        _check_loader(valid, "valid")
    _check_count(epochs, "epochs", "how often to go through the training set")
    if patience is not None:
        _check_count(patience, "patience", "how many epochs to wait for something better")
    monitor = _check_monitor(monitor, valid, patience)
    if resume and checkpoint is None:
        raise ValueError("resume=True needs checkpoint=: the file to go on from.")
    device = _place(model, device, train, valid)
    _move_optimizer(optimizer, device)

    run = _Run(model, optimizer, scheduler, device, (train, valid), monitor, checkpoint, patience)
    run.forward = _forward_pass(model, device, autocast, compile)
    if checkpoint is not None:
        checkpoints.check_writable(checkpoint)
        if resume and Path(checkpoint).exists():
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
    with _mode(model, training=True), torch.enable_grad():
        for batch in train:
            x, y = _on_device(batch, run.device)
            logits = _forward(run.forward, x, y)
            loss = _loss(loss_fn, logits, y)
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
        tally = _measure(model, valid, loss_fn, run.device, run.forward)
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


def evaluate(
    model: nn.Module,
    loader: Any,
    *,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor] | None = None,
    device: torch.device | str | None = None,
) -> Metrics:
    """Measure a model, in evaluation mode and without gradients; nothing is changed.

    Parameters
    ----------
    model : nn.Module
        Has its own mode back at the end.
    loader : loader
        Has a length and gives batches ``(x, y)`` of tensors.
    loss_fn : callable, optional
        ``loss_fn(logits, y)`` gives one number, the mean over the batch.
    device : torch.device or str, optional
        Where to compute; None means where the model is.

    Returns
    -------
    Metrics
        ``loss``, ``accuracy`` and ``n``: means over the examples, and their number.

    Notes
    -----
    An example is classified correctly if its largest logit, of [N, C], stands at its label. With
    one output per example, [N] or [N, 1], class 1 is predicted where a logit is 0 or more; where
    ``loss_fn`` compares values or probabilities (``MSELoss``, ``BCELoss``), where it is 0.5 or
    more. Targets that are floats count as classes if all are 0 or 1, in rows [N, C] with one 1
    each; else it is a regression, and the accuracy is nan.

    Examples
    --------
    >>> model = nn.Identity()
    >>> batches = [(torch.tensor([[3.0, 1.0], [0.0, 2.0], [1.0, 0.0]]), torch.tensor([0, 1, 1]))]
    >>> print(evaluate(model, batches, loss_fn=nn.CrossEntropyLoss()))
    loss 0.5224, accuracy 0.6667, 3 examples
    """
    _check_model(model)
    _check_loader(loader, "loader")
    if loss_fn is not None:
        _check_loss_fn(loss_fn)
    device = _place(model, device, loader)
    return _measure(model, loader, loss_fn, device).metrics("loader")


def predict(
    model: nn.Module, loader: Any, *, device: torch.device | str | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Collect a model's outputs, in evaluation mode and without gradients.

    Parameters
    ----------
    model : nn.Module
        Has its own mode back at the end.
    loader : loader
        Has a length and gives batches ``(x, y)`` of tensors.
    device : torch.device or str, optional
        Where to compute; None means where the model is.

    Returns
    -------
    logits : tensor [N, C], on the CPU
        What the model gave, in the order in which the loader went through the examples.
    labels : tensor [N], on the CPU
        The ``y`` of the same examples, in the same order.

    Examples
    --------
    >>> logits, labels = predict(nn.Identity(), [(torch.eye(2), torch.tensor([0, 1]))])
    >>> logits.argmax(dim=1) == labels
    tensor([True, True])
    """
    _check_model(model)
    _check_loader(loader, "loader")
    device = _place(model, device, loader)
    outputs, labels = [], []
    with _mode(model, training=False), torch.no_grad():
        for batch in loader:
            x, y = _on_device(batch, device)
            outputs.append(_forward(model, x, y).cpu())
            labels.append(y.cpu())
    if not outputs:
        raise ValueError("loader gave no batch: there is nothing to predict.")
    return torch.cat(outputs), torch.cat(labels)


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


def _measure(
    model: nn.Module,
    loader: Any,
    loss_fn: Callable | None,
    device: Any,
    forward: Callable | None = None,
) -> Tally:
    tally = Tally(loss_fn)
    with _mode(model, training=False), torch.no_grad():
        for batch in loader:
            x, y = _on_device(batch, device)
            logits = _forward(forward or model, x, y)
            tally.add(logits, y, None if loss_fn is None else _loss(loss_fn, logits, y))
    return tally


@contextlib.contextmanager
def _mode(model: nn.Module, *, training: bool) -> Iterator[None]:
    """Switch a model to training or evaluation mode, and each of its parts back at the end."""
    before = [(module, module.training) for module in model.modules()]
    model.train(training)
    try:
        yield
    finally:
        for module, was_training in before:
            module.training = was_training


def _on_device(batch: Any, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    try:
        x, y = batch
    except (TypeError, ValueError):
        x = y = None
    tensors = isinstance(x, torch.Tensor) and isinstance(y, torch.Tensor)
    if not tensors or x.ndim == 0 or y.ndim == 0:
        kinds = batch if isinstance(batch, tuple | list) else [batch]
        raise TypeError(
            "A batch must be a pair (x, y) of tensors that hold several examples; the loader gave "
            f"({', '.join(type(kind).__name__ for kind in kinds)}). Is it a loader, and not the "
            "data set itself?"
        )
    if x.shape[0] != y.shape[0]:  # len() of a tensor is slow
        raise ValueError(
            f"A batch has x of shape {list(x.shape)} and y of shape {list(y.shape)}: the first "
            "dimension must be the same, the number of examples."
        )
    non_blocking = device.type == "cuda"
    return x.to(device, non_blocking=non_blocking), y.to(device, non_blocking=non_blocking)


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


def _forward(model: Callable, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    try:
        logits = model(x)
    except RuntimeError as error:
        text = str(error)
        if "cannot be multiplied" in text:
            flat = f"[{len(x)}, {x[0].numel()}]"
            hint = f"A linear layer wants {flat}: does the model begin with nn.Flatten()?"
        elif "same dtype" in text or "scalar type" in text:
            hint = "Inputs and weights must be of one type, usually float32: x.float() / 255."
        else:
            raise
        shape = f"of shape {list(x.shape)} and type {x.dtype}"
        raise ValueError(f"The model cannot take a batch {shape}. {hint} ({text})") from error
    if not isinstance(logits, torch.Tensor):
        raise TypeError(
            f"The model returned a {type(logits).__name__}, and not a tensor. Does forward() end "
            "with a return, and return the logits alone?"
        )
    if logits.ndim == 0 or logits.shape[0] != y.shape[0]:
        raise ValueError(
            f"The model returned shape {list(logits.shape)} for {len(y)} examples: the first "
            "dimension must stay. To flatten images: x.flatten(start_dim=1)."
        )
    return logits


def _loss(loss_fn: Callable, logits: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    if is_one_of(loss_fn, ELEMENTWISE_LOSSES) and (
        logits.shape != y.shape or not y.is_floating_point()
    ):
        raise ValueError(
            f"{_name(loss_fn)} compares number with number, and got "
            f"{_shapes(logits, y)}. Make the shapes "
            "equal, logits.squeeze(1) or y[:, None], and the targets floats, y.float(). For "
            "classes [N] and logits [N, C], use cross_entropy or one-hot targets."
        )
    try:
        loss = loss_fn(logits, y)
    except torch.cuda.OutOfMemoryError:
        raise
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        hint = ""
        if is_one_of(loss_fn, CROSS_ENTROPIES):
            hint = " Cross-entropy wants logits [N, C] and labels [N], int64, from 0 to C - 1."
        raise ValueError(
            f"{_name(loss_fn)} cannot compare {_shapes(logits, y)}: {error}{hint}"
        ) from error
    if not isinstance(loss, torch.Tensor):
        raise TypeError(f"loss_fn returned a {type(loss).__name__}; it must return a tensor.")
    if loss.ndim != 0:
        raise ValueError(
            f"loss_fn returned shape {list(loss.shape)}; it must return one number, the mean over "
            "the batch (reduction='mean', or .mean() at its end)."
        )
    return loss


def _shapes(logits: torch.Tensor, y: torch.Tensor) -> str:
    return (
        f"outputs of shape {list(logits.shape)} ({logits.dtype}) with targets of shape "
        f"{list(y.shape)} ({y.dtype})"
    )


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


def _check_model(model: Any) -> None:
    if not isinstance(model, nn.Module):
        made = " Make one of the class: Model()." if isinstance(model, type) else ""
        raise TypeError(f"model must be an nn.Module, not {_name(model)}.{made}")


def _check_optimizer(optimizer: Any, model: nn.Module, scheduler: Any) -> None:
    parameters = list(model.parameters())
    if not parameters:
        raise ValueError(
            "The model has no parameters: there is nothing to train. Are its layers attributes "
            "(self.layer = nn.Linear(...)), made in __init__? A list of layers must be an "
            "nn.ModuleList."
        )
    if not any(p.requires_grad for p in parameters):
        raise ValueError("All parameters are frozen (requires_grad=False): nothing can be trained.")
    if not isinstance(optimizer, torch.optim.Optimizer):
        raise TypeError(
            f"optimizer must be an optimizer, such as torch.optim.Adam(model.parameters()), not "
            f"{_name(optimizer)}."
        )
    if isinstance(optimizer, torch.optim.LBFGS):
        raise TypeError(
            "LBFGS computes the loss several times a step and needs a closure, which fit does not "
            "make: write its loop yourself."
        )
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    if not any(id(p) in held for p in parameters):
        raise ValueError(
            "The optimizer holds none of the model's parameters: training would change nothing. "
            "Make the optimizer after the model: torch.optim.Adam(model.parameters())."
        )
    if not any(p.requires_grad for p in parameters if id(p) in held):
        raise ValueError(
            "The optimizer holds only frozen parameters (requires_grad=False): training would "
            "change nothing. Give it those of the layers that shall learn."
        )
    if scheduler is not None and getattr(scheduler, "optimizer", optimizer) is not optimizer:
        raise ValueError("The scheduler was made for another optimizer: make it after this one.")


def _check_loss_fn(loss_fn: Any) -> None:
    if isinstance(loss_fn, type):
        name = loss_fn.__name__
        raise TypeError(f"loss_fn is the class {name}: make one of it, {name}().")
    if not callable(loss_fn):
        raise TypeError(f"loss_fn must be a function, such as nn.CrossEntropyLoss(): {loss_fn!r}.")


def _check_loader(loader: Any, name: str) -> None:
    several = isinstance(loader, tuple | list) and len(loader) > 0
    try:
        tensors = isinstance(loader[0] if several else loader, torch.Tensor)
        batches = None if tensors else len(loader)
    except TypeError:
        batches = None
    if batches is None:
        raise TypeError(
            f"{name} must be a loader, which has a length and gives batches (x, y), not "
            f"{_name(loader)}. Of tensors, make one: data.loader((x, y), batch_size=100)."
        )
    if batches == 0:
        raise ValueError(f"{name} is empty: it has no batch (is the data set smaller than one?).")


def _check_count(value: Any, name: str, meaning: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name}={value!r}: give a whole number from 1 on, {meaning}.")


def _check_monitor(monitor: str, valid: Any, patience: int | None) -> str:
    if monitor not in MONITORS:
        raise ValueError(f"monitor={monitor!r}: choose one of {', '.join(MONITORS)}.")
    if valid is None and monitor.startswith("valid"):
        if patience is not None or monitor != "valid_loss":
            raise ValueError(
                f"monitor='{monitor}' needs a validation set: fit(model, train, valid, ...)."
            )
        return "train_loss"
    return monitor


def _place(model: nn.Module, device: torch.device | str | None, *loaders: Any) -> torch.device:
    """Move a model to a device, if one is named, and say where it is; loaders' data follow it."""
    if device is not None:
        device = torch.device(device)
        model.to(device)
    else:
        device = next((parameter.device for parameter in model.parameters()), torch.device("cpu"))
    for loader in loaders:
        if isinstance(loader, data.Loader) and loader.augment is None:
            loader.to(device)
    return device


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


def _name(value: Any) -> str:
    """Name a function by its name, anything else by its class."""
    return getattr(value, "__name__", type(value).__name__)
