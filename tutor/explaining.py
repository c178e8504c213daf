"""What the errors of Python and PyTorch mean that answers run into, in a sentence or two.

The sentences stand in ``error_meanings.ini``, beside the words by which an error is known.
"""

from __future__ import annotations

import configparser
import re
from pathlib import Path


def _read_meanings() -> list[tuple[re.Pattern[str], str]]:
    table = configparser.ConfigParser(interpolation=None)
    table.read(Path(__file__).with_name("error_meanings.ini"), encoding="utf-8")
    return [
        (re.compile("|".join(one["said"].split("\n")[1:])), " ".join(one["means"].split()))
        for one in map(table.__getitem__, table.sections())
    ]


_MEANINGS = _read_meanings()


def explain(name: str, message: str) -> str | None:
    """Say what an error usually means; None if it is none of the known ones.

    Parameters
    ----------
    name, message : str
        The error's class and text.

    Examples
    --------
    >>> explain("KeyError", "'lr'")
    'The dictionary has no such key. Print its keys().'
    >>> explain("WeatherError", "rain") is None
    True
    """
    said = f"{name}: {message[:2000]}"
    return next((meaning for pattern, meaning in _MEANINGS if pattern.search(said)), None)
