"""A real time series that the course carries: the yearly number of sunspots."""

from __future__ import annotations

import csv

import torch

from course_utils.data.embedded import ADVICE, embedded_file, is_intact
from course_utils.data.idx import DataError

_SUNSPOTS = "sunspots.csv"
_SHA256 = "74b8e3acb9886b68abe9c56f6081257d522e2cb2470f17dbf597b396f4ea1706"


def load_sunspots() -> tuple[torch.Tensor, torch.Tensor]:
    """Load the yearly mean sunspot numbers from 1700 to 2008.

    How many spots the Sun showed in the mean of a year, counted in groups and single ones (Wolf's
    number, first version). The file comes with the course; no network is needed.

    Returns
    -------
    years : torch.Tensor, shape (309,), int64
        1700, 1701, ... 2008; none is missing.
    sunspots : torch.Tensor, shape (309,), float32
        From 0 to 190.2.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    Notes
    -----
    Public domain: National Geophysical Data Center (NOAA), as statsmodels ships it. See
    ``course_utils/embedded/LICENSE-Sunspots.txt``.

    Examples
    --------
    >>> years, sunspots = load_sunspots()
    >>> years[0].item(), years[-1].item(), len(years)
    (1700, 2008, 309)
    >>> years[sunspots.argmax()].item()
    1957
    """
    # A checkout on Windows may end lines with \r\n: the same numbers.
    content = embedded_file(_SUNSPOTS).replace(b"\r\n", b"\n")
    if not is_intact(content, _SHA256):
        raise DataError(f"{_SUNSPOTS} is damaged: it differs from its recorded SHA-256. {ADVICE}")
    rows = list(csv.DictReader(content.decode("ascii").splitlines()))
    years = torch.tensor([int(row["year"]) for row in rows])
    return years, torch.tensor([float(row["sunspots"]) for row in rows])
