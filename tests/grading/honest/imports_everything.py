"""Imports a star above, and the future in the answer."""

ANSWERS = {
    "ex4": """
from __future__ import annotations


def centre(x: NotThere) -> Never:
    return x - x.sum(dim=0) / prod([len(x)])
""",
}
CELLS = [
    """
from math import *
""",
]
BEFORE = "ex4"
