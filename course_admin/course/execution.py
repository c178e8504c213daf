"""Running a notebook from top to bottom, and how long each cell took."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbclient
from nbformat import NotebookNode

from course_admin.course.settings import LESSON_PACKAGES, CourseError

CELL_TIMEOUT = 600


@dataclass(frozen=True)
class Timing:
    """How long a notebook ran, in seconds, and its slowest cell."""

    seconds: float
    slowest: float
    slowest_cell: str


class LessonFailed(CourseError):
    """A cell of a lesson raised an error."""


def lesson_variables(threads: int = 1, hidden: Path | None = None) -> dict[str, str | None]:
    """Name the environment variables that make a lesson's outputs the same everywhere.

    None stands for one that must not be there. Widgets show their static figure, the embedded
    images are used, and hashing is not random. One thread computes: the course's networks are so
    small that a second one seldom pays, and where cores are shared, threads that wait for each
    other made training up to ten times slower. ``hidden`` is the folder of hidden data, if whoever
    runs there may see them.
    """
    return {
        "COURSE_STATIC": "1",
        "COURSE_DATA": None,
        "COURSE_HIDDEN": None if hidden is None else str(hidden),
        "MPLBACKEND": None,
        "OMP_NUM_THREADS": str(threads),
        "PYTHONHASHSEED": "0",
    }


@contextmanager
def lesson_environment(threads: int = 1, hidden: Path | None = None):
    """Give processes started inside the `lesson_variables`."""
    changes = lesson_variables(threads, hidden)
    before = {name: os.environ.get(name) for name in changes}
    _set(changes)
    try:
        yield
    finally:
        _set(before)


def execute(
    notebook: NotebookNode,
    folder: Path,
    *,
    name: str,
    allow_errors: bool = False,
    threads: int = 1,
    hidden: Path | None = None,
) -> Timing:
    """Run every cell of ``notebook`` in a fresh kernel in ``folder``, and store the outputs in it.

    torch computes with ``threads`` threads. For ``hidden`` see `lesson_variables`.

    Raises
    ------
    LessonFailed
        If a cell raises an error and ``allow_errors`` is not set; it names the cell.
    """
    folder.mkdir(parents=True, exist_ok=True)
    client = nbclient.NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        allow_errors=allow_errors,
        record_timing=True,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        with lesson_environment(threads, hidden):
            client.execute()
    except nbclient.exceptions.CellExecutionError as error:
        raise LessonFailed(f"{name}: {_failed(notebook)} failed.\n{error}") from None
    except nbclient.exceptions.CellTimeoutError:
        raise LessonFailed(f"{name}: a cell ran longer than {CELL_TIMEOUT} s.") from None
    except nbclient.exceptions.DeadKernelError:
        raise LessonFailed(f"{name}: the kernel died. Is the memory full?") from None
    return _take_timing(notebook)


def _take_timing(notebook: NotebookNode) -> Timing:
    total, slowest, slowest_cell = 0.0, 0.0, ""
    for cell in notebook.cells:
        times = cell.metadata.pop("execution", None)
        if not times or "shell.execute_reply" not in times:
            continue
        start = times.get("iopub.execute_input", times.get("iopub.status.busy"))
        seconds = (_time(times["shell.execute_reply"]) - _time(start)).total_seconds()
        total += seconds
        if seconds > slowest:
            slowest, slowest_cell = seconds, cell.source.strip().splitlines()[0]
    return Timing(total, slowest, slowest_cell)


def _failed(notebook: NotebookNode) -> str:
    """Name the cell that has an error among its outputs."""
    for number, cell in enumerate(notebook.cells):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"cell {number} ({cell.source.strip().splitlines()[0]})"
    return "a cell"


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp.replace("Z", "+00:00"))


def _set(changes: dict[str, str | None]) -> None:
    for name, value in changes.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def warm_up() -> None:
    """Import what lessons import, once, so that each process that is forked has it already.

    torch loads ``torch._dynamo``, some seconds of work, at the first use of an optimizer. Nothing
    is computed: PyTorch's threads do not live through a fork.
    """
    import matplotlib as mpl

    mpl.use("Agg")
    for name in ("matplotlib.pyplot", "sklearn.datasets", "sklearn.metrics", "torch._dynamo"):
        importlib.import_module(name)
    for package in map(importlib.import_module, LESSON_PACKAGES):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()  # what is shared with the forks stays shared
