"""Loss and accuracy over a whole data set: means over examples, not over batches."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

# With these losses, one output per example is a number or a probability: 0.5 parts the classes.
# With any other it is a logit, and 0 does.
LOSSES_OF_VALUES = (
    nn.MSELoss, nn.L1Loss, nn.SmoothL1Loss, nn.HuberLoss, nn.BCELoss,
    F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.huber_loss, F.binary_cross_entropy,
)  # fmt: skip
# These compare number with number, and spread shapes that differ over each other.
ELEMENTWISE_LOSSES = (
    *LOSSES_OF_VALUES, nn.BCEWithLogitsLoss, F.binary_cross_entropy_with_logits,
)  # fmt: skip
CROSS_ENTROPIES = (nn.CrossEntropyLoss, nn.NLLLoss, F.cross_entropy, F.nll_loss)


class Metrics(NamedTuple):
    """What :func:`course_utils.training.evaluate` measured.

    Attributes
    ----------
    loss : float
        Mean over the examples; nan without a ``loss_fn``.
    accuracy : float
        Share of the examples that are classified correctly, from 0 to 1; nan for a regression.
    n : int
        Number of examples.
    """

    loss: float
    accuracy: float
    n: int

    def __str__(self) -> str:
        parts = [] if math.isnan(self.loss) else [f"loss {self.loss:.4f}"]
        parts += [] if math.isnan(self.accuracy) else [f"accuracy {self.accuracy:.4f}"]
        return ", ".join([*parts, f"{self.n} examples"])


class Tally:
    """Sums over the examples of one pass, kept on the device until the end."""

    def __init__(self, loss_fn: Callable | None):
        self.losses: list[torch.Tensor] = []
        self.sizes: list[int] = []
        self.correct: list[torch.Tensor] = []
        self.are_classes: list[torch.Tensor] = []
        self.compared = 0
        self.classification = True
        self.is_sum = getattr(loss_fn, "reduction", "mean") == "sum"
        self.threshold = 0.5 if is_one_of(loss_fn, LOSSES_OF_VALUES) else 0.0
        self.loss_values: torch.Tensor | None = None

    def add(self, logits: torch.Tensor, y: torch.Tensor, loss: torch.Tensor | None) -> None:
        """Note one batch. Nothing here waits for the device."""
        self.sizes.append(y.shape[0])
        if loss is not None:
            self.losses.append(loss.detach())
        if self.classification:
            self._compare(logits.detach(), y)

    def _compare(self, logits: torch.Tensor, y: torch.Tensor) -> None:
        if logits.ndim == y.ndim + 1 and logits.shape[1] > 1 and not y.is_floating_point():
            hits = logits.argmax(dim=1) == y  # [N, C] against [N], the usual case
        elif logits.numel() != y.numel() or y.ndim > 2:
            self.classification = False
            return
        else:
            known = (y == 0) | (y == 1)
            if logits.shape == y.shape and y.ndim == 2 and y.shape[1] > 1:  # one-hot rows
                known = known.all(dim=1) & (y.sum(dim=1) == 1)
                hits = logits.argmax(dim=1) == y.argmax(dim=1)
            else:
                hits = (logits.reshape(-1) >= self.threshold) == (y.reshape(-1) == 1)
            self.are_classes.append(known.all())
        self.correct.append(hits.sum())
        self.compared += hits.numel()

    def metrics(self, name: str) -> Metrics:
        """Read the sums back from the device and return the means over the examples."""
        n = sum(self.sizes)
        if n == 0:
            raise ValueError(f"{name} gave no example, although its length is not 0.")
        loss = accuracy = math.nan
        if self.losses:
            self.loss_values = torch.stack(self.losses).cpu().double()
            sizes = torch.tensor(self.sizes, dtype=torch.float64)
            loss = (self.loss_values.sum() if self.is_sum else self.loss_values @ sizes).item() / n
        if self.classification and all(torch.stack(self.are_classes or [torch.tensor(True)]).cpu()):
            accuracy = torch.stack(self.correct).sum().item() / self.compared
        return Metrics(loss, accuracy, n)


def is_one_of(loss_fn: Any, known: tuple) -> bool:
    """Tell whether a loss is one of some: the function itself, or made of the class."""
    return loss_fn in known or type(loss_fn) in known
