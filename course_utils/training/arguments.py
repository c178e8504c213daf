"""What `fit`, `evaluate` and `predict` say of arguments that cannot work."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

MONITORS = ("valid_loss", "valid_accuracy", "train_loss", "train_accuracy")


def check_model(model: Any) -> None:
    if not isinstance(model, nn.Module):
        made = " Make one of the class: Model()." if isinstance(model, type) else ""
        raise TypeError(f"model must be an nn.Module, not {name_of(model)}.{made}")


def check_optimizer(optimizer: Any, model: nn.Module, scheduler: Any) -> None:
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
            f"{name_of(optimizer)}."
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


def check_loss_fn(loss_fn: Any) -> None:
    if isinstance(loss_fn, type):
        name = loss_fn.__name__
        raise TypeError(f"loss_fn is the class {name}: make one of it, {name}().")
    if not callable(loss_fn):
        raise TypeError(f"loss_fn must be a function, such as nn.CrossEntropyLoss(): {loss_fn!r}.")


def check_loader(loader: Any, name: str) -> None:
    several = isinstance(loader, tuple | list) and len(loader) > 0
    try:
        tensors = isinstance(loader[0] if several else loader, torch.Tensor)
        batches = None if tensors else len(loader)
    except TypeError:
        batches = None
    if batches is None:
        raise TypeError(
            f"{name} must be a loader, which has a length and gives batches (x, y), not "
            f"{name_of(loader)}. Of tensors, make one: data.loader((x, y), batch_size=100)."
        )
    if batches == 0:
        raise ValueError(f"{name} is empty: it has no batch (is the data set smaller than one?).")


def check_count(value: Any, name: str, meaning: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name}={value!r}: give a whole number from 1 on, {meaning}.")


def check_monitor(monitor: str, valid: Any, patience: int | None) -> str:
    if monitor not in MONITORS:
        raise ValueError(f"monitor={monitor!r}: choose one of {', '.join(MONITORS)}.")
    if valid is None and monitor.startswith("valid"):
        if patience is not None or monitor != "valid_loss":
            raise ValueError(
                f"monitor='{monitor}' needs a validation set: fit(model, train, valid, ...)."
            )
        return "train_loss"
    return monitor


def name_of(value: Any) -> str:
    """Name a function by its name, anything else by its class."""
    return getattr(value, "__name__", type(value).__name__)
