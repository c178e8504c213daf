"""What a project is judged by: a result on data that nobody has seen, within a budget, in steps.

A project's check trains with `timed`, asks the model that comes out (`checks.on_its_own`), and
gives points with `award`: first for data that you have, which says what to expect, and when it is
graded for data that you have not (`hidden`).
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from course_utils.printing import say

FOLDER = "COURSE_HIDDEN"  # the environment variable that names the folder of hidden data


class Award(NamedTuple):
    """What a result is worth.

    Attributes
    ----------
    share : float
        The part of full marks, from 0 to 1.
    said : str
        A sentence for the student.
    measured : dict of str to float
        The result, whether less is better, and what it took.
    """

    share: float
    said: str
    measured: dict[str, float]


def timed(function: Callable[..., Any], *inputs: Any) -> tuple[Any, Callable[[], float]]:
    """Call a function; give its result, and what says how many CPU seconds were used since.

    They are those of all threads, and of processes that were started and waited for. When an
    answer is graded, they are those of its whole process and of all that it has started, from the
    start: what a cell has trained before is not free. To import and to load costs a second or two.
    Ask when the model has been taken out (`checks.on_its_own`): what it does meanwhile counts, too.

    Parameters
    ----------
    function : callable
        The answer, such as ``train``.
    *inputs : object
        Its arguments.

    Examples
    --------
    >>> result, spent = timed(sum, [1, 2])
    >>> result, spent() < 10
    (3, True)
    """
    from course_utils import check_cells

    spent = check_cells.surroundings().cpu_clock()
    return function(*inputs), spent


def hidden(name: str) -> dict[str, torch.Tensor] | str:
    """Read data that are not given to students.

    The environment variable COURSE_HIDDEN names their folder; `course grade` sets it.

    Parameters
    ----------
    name : str
        A file of it: ``.npz`` gives a dict of tensors, anything else is a text in UTF-8.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file here.
    """
    folder = os.environ.get(FOLDER)
    if folder is None or not Path(folder, name).is_file():
        raise FileNotFoundError(
            f"There is no {name} here: hidden data lie where {FOLDER} says, and only graders have "
            "them."
        )
    path = Path(folder, name)
    if path.suffix != ".npz":
        return path.read_text("utf-8")
    with np.load(path) as arrays:
        return {name: torch.from_numpy(arrays[name]) for name in arrays.files}


def award(
    value: float,
    steps: Mapping[float, float],
    *,
    error: float = 0.0,
    lower: bool = False,
    **measured: float,
) -> Award:
    """Give points for a result; of several calls in a check the last one counts.

    Parameters
    ----------
    value : float
        The result: an accuracy, or a perplexity.
    steps : mapping of float to float
        From which value on there are how many points; the largest number is full marks.
    error : float
        By how much the result on other data may differ, up or down.
    lower : bool
        Whether less is better: the steps then say up to which value.
    **measured : float
        What else belongs into the class's table, such as ``parameters`` and ``cpu_seconds``.

    Returns
    -------
    Award

    Raises
    ------
    ValueError
        If more points ask for a worse result, or there are no steps.

    Examples
    --------
    >>> steps = {0.80: 2, 0.85: 4, 0.90: 6}
    >>> award(0.87, steps, error=0.02).share
    4 of 6 points for 0.87. On other data it may be from 0.85 to 0.89: 4 points.
    0.6666666666666666
    """
    from course_utils import check_cells

    sign = -1 if lower else 1
    ordered = sorted(steps.items(), key=lambda step: sign * step[0])
    points = [one for _, one in ordered]
    if not points or points != sorted(points) or points[-1] <= 0:
        raise ValueError(f"Steps must give more points for better results, and are {steps}.")

    def earned(result: float) -> float:
        return max([p for least, p in ordered if sign * result >= sign * least], default=0)

    with_what = ", ".join(f"{_called(name)} {number:,.0f}" for name, number in measured.items())
    with_what = f" ({with_what})" if with_what else ""
    said = f"{earned(value):g} of {points[-1]:g} points for {_short(value)}{with_what}."
    if error and math.isfinite(value):
        worst, best = value - sign * error, value + sign * error
        few, many = earned(worst), earned(best)
        reach = f"{few:g}" if few == many else f"{few:g} to {many:g}"
        low, high = sorted([worst, best])
        said += f" On other data it may be from {_short(low)} to {_short(high)}: {reach} points."
    one = Award(
        earned(value) / points[-1],
        said,
        {"result": float(value), "less_is_better": float(lower), **measured},
    )
    check_cells.earn(one)
    say(said)
    return one


def too_much_code(size: int, most: int) -> str:
    """Say that what an answer relies on has ``size`` bytes, compressed, and may have ``most``."""
    return (
        f"What your answer relies on has {size / 1000:.1f} kB of code, compressed; "
        f"{most / 1000:g} kB are allowed. Are there data in it, or experiments?"
    )


def _called(name: str) -> str:
    return name.replace("_", " ").replace("cpu", "CPU")


def _short(value: float) -> str:
    return f"{value:.3g}"
