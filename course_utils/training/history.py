"""The record of a training: loss and accuracy, epoch by epoch."""

from __future__ import annotations

import json
import math
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_utils.training.checkpoints import whole_file


@dataclass(repr=False)
class History:
    """What :func:`course_utils.training.fit` recorded: one item per epoch in each list.

    Attributes
    ----------
    train_loss, train_accuracy : list of float
        Means over the examples *while* the weights were changing.
    valid_loss, valid_accuracy : list of float
        Means over the validation set at the end of the epoch; nan where there is none.
    lr : list of float
        Learning rate during the epoch (of the optimizer's first group).
    seconds : list of float
        Time that the epoch took, validation included.
    stopped : {"finished", "early", "interrupted", "failed"}
        Why the training ended.
    monitor : str
        Which of the lists decides what the best epoch is.

    Examples
    --------
    >>> history = History(train_loss=[2.0, 1.0], train_accuracy=[0.5, 0.75],
    ...                   valid_loss=[1.5, 1.75], valid_accuracy=[0.5, 0.5],
    ...                   lr=[0.1, 0.1], seconds=[1.0, 1.0])
    >>> history.best_epoch
    1
    >>> print(history)
     epoch  train loss  accuracy  valid loss  accuracy   lr
         1      2.0000    0.5000      1.5000    0.5000  0.1  best
         2      1.0000    0.7500      1.7500    0.5000  0.1
    """

    train_loss: list[float] = field(default_factory=list)
    train_accuracy: list[float] = field(default_factory=list)
    valid_loss: list[float] = field(default_factory=list)
    valid_accuracy: list[float] = field(default_factory=list)
    lr: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    stopped: str = "finished"
    monitor: str = "valid_loss"

    def __len__(self) -> int:
        return min(len(values) for values in self._lists().values())

    @property
    def best_epoch(self) -> int | None:
        """The epoch, from 1, with the best monitored value; the first of equals; None if none."""
        values = getattr(self, self.monitor)[: len(self)]
        if not values or all(map(math.isnan, values)):
            return None
        pick = max if self.monitor.endswith("accuracy") else min
        return values.index(pick(value for value in values if not math.isnan(value))) + 1

    def as_dict(self) -> dict[str, Any]:
        """Return a dict of plain lists, numbers and texts.

        Returns
        -------
        dict
            The attributes and ``best_epoch``; a DataFrame takes its lists as columns.
        """
        lists = {name: list(values) for name, values in self._lists().items()}
        return {
            **lists,
            "best_epoch": self.best_epoch,
            "stopped": self.stopped,
            "monitor": self.monitor,
        }

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> History:
        """Make a history from what :meth:`as_dict` returned.

        Parameters
        ----------
        content : dict
            Lists and texts.

        Returns
        -------
        History
        """
        return cls(**{name: value for name, value in content.items() if name != "best_epoch"})

    def save(self, path: str | os.PathLike) -> None:
        """Write the history to a JSON file; nan becomes null.

        Parameters
        ----------
        path : path
            The file; an older one is replaced when the new one is complete.

        Raises
        ------
        CheckpointError
            If it cannot be written.
        """
        content = {
            name: [None if math.isnan(v) else v for v in value]
            if isinstance(value, list)
            else value
            for name, value in self.as_dict().items()
        }
        with whole_file(path) as file:
            file.write(json.dumps(content, indent=1).encode())

    @classmethod
    def load(cls, path: str | os.PathLike) -> History:
        """Read a history that :meth:`save` wrote.

        Parameters
        ----------
        path : path
            The JSON file.

        Returns
        -------
        History
        """
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        return cls.from_dict(
            {
                name: [math.nan if v is None else v for v in value]
                if isinstance(value, list)
                else value
                for name, value in content.items()
            }
        )

    def __repr__(self) -> str:
        return (
            f"History({len(self)} epochs, best_epoch={self.best_epoch}, stopped={self.stopped!r})"
        )

    def __str__(self) -> str:
        number, best = len(self), self.best_epoch
        if number == 0:
            return f"no epoch yet ({self.stopped})"
        shown = list(range(1, number + 1))
        if number > 12:  # a table that fits on a slide: the two ends and the best
            shown = sorted({1, 2, 3, 4, best or 1, *range(number - 4, number + 1)})
        columns = [["epoch", *map(str, shown)]]
        for title, values, style in (
            ("train loss", self.train_loss, ".4f"),
            ("accuracy", self.train_accuracy, ".4f"),
            ("valid loss", self.valid_loss, ".4f"),
            ("accuracy", self.valid_accuracy, ".4f"),
            ("lr", self.lr, ".4g"),
        ):
            if any(map(math.isfinite, values)):
                columns.append([title, *(format(values[epoch - 1], style) for epoch in shown)])
        widths = [max(map(len, column)) for column in columns]
        lines = []
        for i, cells in enumerate(zip(*columns, strict=True)):
            if i >= 2 and shown[i - 1] > shown[i - 2] + 1:
                lines.append("   ...")
            row = "  ".join(f"{cell:>{w}}" for cell, w in zip(cells, widths, strict=True))
            lines.append(f" {row}  best" if i and shown[i - 1] == best else f" {row}")
        if self.stopped != "finished":
            lines.append(f" stopped: {self.stopped}")
        return "\n".join(lines)

    def _lists(self) -> dict[str, list[float]]:
        return {name: value for name, value in vars(self).items() if isinstance(value, list)}

    def append(self, **row: float) -> None:
        """Add an epoch.

        Parameters
        ----------
        **row : float
            One value for each list, by its name.
        """
        for name, values in self._lists().items():
            values.append(row[name])

    def trim(self) -> None:
        """Drop what an interrupt in the middle of :meth:`append` left in some lists only."""
        number = len(self)
        for values in self._lists().values():
            del values[number:]
