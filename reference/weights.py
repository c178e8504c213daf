"""Networks that come with the course: made from the settings in their file, with its weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from torch import nn

from course_utils.training import checkpoints

__all__ = ["load_model"]

Model = TypeVar("Model", bound=nn.Module)


def load_model(
    path: Path, make: Callable[..., Model], facts: Iterable[str]
) -> tuple[Model, dict[str, Any]]:
    """Make a network from its checkpoint.

    Parameters
    ----------
    path : Path
        The checkpoint, with the network's ``settings``.
    make : callable
        Gives the network for its settings: ``make(**settings)``.
    facts : iterable of str
        Names of what else to take from the file.

    Returns
    -------
    model : nn.Module
        In evaluation mode.
    facts : dict
        What the file holds under the names.

    Raises
    ------
    FileNotFoundError, CheckpointError
        If the file is missing or damaged.

    Examples
    --------
    >>> from reference import gan
    >>> model, facts = load_model(gan.CHECKPOINT, gan.Generator, ["command"])
    >>> facts
    {'command': 'python -m benchmarks.train_dcgan'}
    """
    content = checkpoints.read(path)
    model = make(**content["settings"])
    checkpoints.restore(content, path, model)
    return model.eval(), {name: content[name] for name in facts}
