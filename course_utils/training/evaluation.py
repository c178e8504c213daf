"""One pass over a loader without learning: measure a model, or collect its outputs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import nn

from course_utils import data
from course_utils.training.arguments import check_loader, check_loss_fn, check_model, name_of
from course_utils.training.metrics import (
    CROSS_ENTROPIES,
    ELEMENTWISE_LOSSES,
    Metrics,
    Tally,
    is_one_of,
)


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
    check_model(model)
    check_loader(loader, "loader")
    if loss_fn is not None:
        check_loss_fn(loss_fn)
    device = place(model, device, loader)
    return measure(model, loader, loss_fn, device).metrics("loader")


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
    check_model(model)
    check_loader(loader, "loader")
    device = place(model, device, loader)
    outputs, labels = [], []
    with in_mode(model, training=False), torch.no_grad():
        for batch in loader:
            x, y = on_device(batch, device)
            outputs.append(compute_logits(model, x, y).cpu())
            labels.append(y.cpu())
    if not outputs:
        raise ValueError("loader gave no batch: there is nothing to predict.")
    return torch.cat(outputs), torch.cat(labels)


def measure(
    model: nn.Module,
    loader: Any,
    loss_fn: Callable | None,
    device: Any,
    forward: Callable | None = None,
) -> Tally:
    tally = Tally(loss_fn)
    with in_mode(model, training=False), torch.no_grad():
        for batch in loader:
            x, y = on_device(batch, device)
            logits = compute_logits(forward or model, x, y)
            tally.add(logits, y, None if loss_fn is None else compute_loss(loss_fn, logits, y))
    return tally


@contextlib.contextmanager
def in_mode(model: nn.Module, *, training: bool) -> Iterator[None]:
    """Switch a model to training or evaluation mode, and each of its parts back at the end."""
    before = [(module, module.training) for module in model.modules()]
    model.train(training)
    try:
        yield
    finally:
        for module, was_training in before:
            module.training = was_training


def on_device(batch: Any, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
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


def compute_logits(model: Callable, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
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


def compute_loss(loss_fn: Callable, logits: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    if is_one_of(loss_fn, ELEMENTWISE_LOSSES) and (
        logits.shape != y.shape or not y.is_floating_point()
    ):
        raise ValueError(
            f"{name_of(loss_fn)} compares number with number, and got "
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
            f"{name_of(loss_fn)} cannot compare {_shapes(logits, y)}: {error}{hint}"
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


def place(model: nn.Module, device: torch.device | str | None, *loaders: Any) -> torch.device:
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
