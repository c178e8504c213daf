"""Checkpoints: a training's state in a file that is always whole.

A checkpoint is written beside its final name and takes that name only when it is complete, so that
a crash in the middle leaves the older file as it was. It is read with ``weights_only=True``: a file
from somebody else can hold numbers, texts and tensors, but no program.

The names that lessons use stand in :mod:`course_utils.training` as well.
"""

from __future__ import annotations

import contextlib
import glob
import io
import os
import pickle
import random
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
import torch
from torch import nn

from course_utils import whole_files

FORMAT = "course checkpoint 1"
_OWN_NAMES = ("format", "model", "optimizer", "resume")


class CheckpointError(RuntimeError):
    """A checkpoint cannot be written, read, or does not fit; the message says what to do."""


@contextlib.contextmanager
def whole_file(path: str | os.PathLike) -> Iterator[IO[bytes]]:
    """Open a file that stands under its name only when all of it is written.

    Parameters
    ----------
    path : path
        The final name. Missing folders are made. A pipe or a device is written to.

    Yields
    ------
    file
        Opened for writing bytes. If the block raises, the file is removed, and what stood under
        ``path`` before stays as it was.

    Raises
    ------
    CheckpointError
        If the folder cannot be written to, or the disk is full.
    """
    try:
        with whole_files.whole_file(path) as file:
            yield file
    except OSError as error:
        raise _cannot_write(Path(path), error) from error


def check_writable(path: str | os.PathLike) -> None:
    """Find out now, and not after an hour's training, that a file cannot be written.

    What a process half wrote that was killed is removed.

    Parameters
    ----------
    path : path
        Where the file shall stand. Missing folders are made; the file is not.

    Raises
    ------
    CheckpointError
        If it cannot be written.
    """
    if whole_files.is_special(path):
        return
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError("there is a folder of that name")
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
            if not _is_running(int(part.name.split(".")[-2].partition("-")[0])):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _is_running(number: int) -> bool:
    """Tell whether a process is there; on Windows, where asking would end it, always yes."""
    if os.name != "posix":
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        pass
    return True


def _cannot_write(path: Path, error: Exception) -> CheckpointError:
    return CheckpointError(
        f"Cannot write '{path}': {getattr(error, 'strerror', None) or error}. Choose a place where "
        "you may write and where there is room."
    )


def save_checkpoint(
    path: str | os.PathLike,
    model: nn.Module,
    optimizer: torch.optim.Optimizer | None = None,
    **extra: Any,
) -> None:
    """Write the weights of a model, and what else you name, to a file.

    Parameters
    ----------
    path : path
        The file, usually with the ending ``.pt``. An older one is replaced at the end.
    model : nn.Module
        Its ``state_dict`` is saved: parameters and buffers, not the code of the class.
    optimizer : Optimizer, optional
        Its state is saved too: Adam without its moments does not go on where it was.
    **extra
        Anything made of numbers, texts, tensors, lists, tuples and dicts, such as ``epoch=3``.

    Raises
    ------
    CheckpointError
        If the file cannot be written. The older file, if there is one, is still whole.
    TypeError
        If an extra could not be read back safely, or has a name that is taken.

    See Also
    --------
    load_checkpoint

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> model, copy = nn.Linear(2, 1), nn.Linear(2, 1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_checkpoint(Path(folder) / "line.pt", model, epoch=3)
    ...     load_checkpoint(Path(folder) / "line.pt", copy)
    {'epoch': 3}
    >>> torch.equal(model.weight, copy.weight)
    True
    """
    for name, value in extra.items():
        if name in _OWN_NAMES:
            raise TypeError(f"'{name}' is the checkpoint's own: call your extra something else.")
        if not _is_safe(value):
            raise TypeError(
                f"{name}={value!r} ({type(value).__name__}) could not be read back safely. Save "
                "numbers, texts, tensors, lists, tuples and dicts; of an array, array.tolist()."
            )
    content = {"format": FORMAT, "model": model.state_dict(), **extra}
    if optimizer is not None:
        content["optimizer"] = optimizer.state_dict()
    write(path, content)


def write(path: str | os.PathLike, content: dict[str, Any]) -> None:
    """Write a dict to a file, all of it or nothing."""
    with whole_file(path) as file:
        try:
            torch.save(content, file)
        except RuntimeError as error:  # what torch makes of a disk that is full
            raise _cannot_write(Path(path), error.__context__ or error) from error


def _is_safe(value: Any) -> bool:
    """Tell whether a value comes back through ``torch.load(weights_only=True)``."""
    memory = io.BytesIO()
    try:
        torch.save(value, memory)
        memory.seek(0)
        torch.load(memory, weights_only=True)
    except (pickle.PickleError, AttributeError, TypeError, RuntimeError):
        return False
    return True


def load_checkpoint(
    path: str | os.PathLike,
    model: nn.Module,
    optimizer: torch.optim.Optimizer | None = None,
    *,
    map_location: Any = None,
) -> dict[str, Any]:
    """Put the weights of a checkpoint into a model.

    Parameters
    ----------
    path : path
        What :func:`save_checkpoint` wrote, or ``fit(checkpoint=path)``: of that, the weights of
        the best epoch are taken.
    model : nn.Module
        A model of the same layers and sizes. It stays on its device.
    optimizer : Optimizer, optional
        Gets its state back too.
    map_location : optional
        Where the tensors are put while they are read, as in ``torch.load``. None means the CPU,
        which works for a file from a computer with a GPU on one without.

    Returns
    -------
    dict
        The extras that were saved, such as ``{"epoch": 3}``.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    CheckpointError
        If the file is damaged, holds something else, or was saved from another model. The model
        and the optimizer are then as they were.
    """
    content = read(path, map_location=map_location)
    restore(content, path, model, optimizer)
    return {name: value for name, value in content.items() if name not in _OWN_NAMES}


def restore(
    content: dict[str, Any],
    path: str | os.PathLike,
    model: nn.Module,
    optimizer: torch.optim.Optimizer | None = None,
) -> None:
    """Put what :func:`read` returned into a model and an optimizer: into both, or neither."""
    explain = _mismatch(content["model"], model)
    if explain:
        raise CheckpointError(f"'{path}' was saved from another model: {explain}")
    if optimizer is not None:
        if "optimizer" not in content:
            raise CheckpointError(
                f"'{path}' holds no state of an optimizer: save it with "
                "save_checkpoint(path, model, optimizer), or load the model alone."
            )
        try:
            optimizer.load_state_dict(content["optimizer"])
        except (ValueError, KeyError) as error:
            raise CheckpointError(
                f"'{path}' holds the state of another optimizer, or of one for other parameters: "
                f"{error}."
            ) from error
    model.load_state_dict(content["model"])


def read(path: str | os.PathLike, *, map_location: Any = None) -> dict[str, Any]:
    """Read all that a checkpoint holds; see :func:`load_checkpoint` for what it raises."""
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"There is no checkpoint '{path}'. Was it saved under this name?")
    try:
        with zipfile.ZipFile(path) as archive:  # torch does not look at the checksums
            if name := archive.testzip():
                raise ValueError(f"the checksum of {name} is wrong")
        content = torch.load(path, map_location=map_location or "cpu", weights_only=True)
    except Exception as error:  # a damaged file can fail in any way
        raise CheckpointError(
            f"'{path}' cannot be read as a checkpoint: it is damaged, or holds more than numbers, "
            "texts and tensors. Delete it and save or train again."
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CheckpointError(
            f"'{path}' was not written by save_checkpoint or fit. If it is a bare state_dict: "
            "model.load_state_dict(torch.load(path, weights_only=True))."
        )
    return content


def _mismatch(saved: dict[str, Any], model: nn.Module) -> str:
    """Say in words how saved weights differ from a model's; empty if they fit."""
    own = model.state_dict()
    for name in own:
        if name not in saved:
            return f"the file has no '{name}', which your model has."
    for name, value in saved.items():
        if name not in own:
            return f"the file has '{name}', which your model has not."
        if isinstance(value, torch.Tensor) and isinstance(own[name], torch.Tensor):
            there, here = list(value.shape), list(own[name].shape)
            if there != here:
                return f"'{name}' has shape {there} in the file and {here} in your model."
    return ""


def random_state(device: torch.device, loaders: Iterable[Any]) -> dict[str, Any]:
    """Collect the state of every random number generator that a training draws from.

    Parameters
    ----------
    device : torch.device
        Where the model computes; its generator counts if it is not the CPU.
    loaders : iterable
        Loaders; a generator of their own (``loader.generator``) counts too.

    Returns
    -------
    dict
        Numbers and tensors, for :func:`set_random_state`.
    """
    name, key, position, has_gauss, gauss = np.random.get_state()
    state = {
        "python": random.getstate(),
        "numpy": (name, key.tolist(), int(position), int(has_gauss), float(gauss)),
        "torch": torch.get_rng_state(),
        "loaders": [
            None if generator is None else generator.get_state()
            for generator in map(_generator, loaders)
        ],
    }
    if device.type == "cuda":
        state["cuda"] = torch.cuda.get_rng_state(device)
    elif device.type == "mps":
        state["mps"] = torch.mps.get_rng_state()
    return state


def set_random_state(state: dict[str, Any], device: torch.device, loaders: Iterable[Any]) -> None:
    """Put all random number generators where :func:`random_state` found them."""
    random.setstate(state["python"])
    name, key, position, has_gauss, gauss = state["numpy"]
    np.random.set_state((name, np.array(key, dtype=np.uint32), position, has_gauss, gauss))
    torch.set_rng_state(state["torch"])
    for loader, saved in zip(loaders, state["loaders"], strict=False):
        generator = _generator(loader)
        if generator is not None and saved is not None:
            generator.set_state(saved)
    if device.type == "cuda" and "cuda" in state:
        torch.cuda.set_rng_state(state["cuda"], device)
    elif device.type == "mps" and "mps" in state:
        torch.mps.set_rng_state(state["mps"])


def _generator(loader: Any) -> torch.Generator | None:
    """Find the generator that a loader owns; None if it draws from torch's global one."""
    for owner in (loader, getattr(loader, "sampler", None)):
        generator = getattr(owner, "generator", None)
        if isinstance(generator, torch.Generator):
            return generator
    return None
