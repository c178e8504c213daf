"""Makes files of no bytes without end: only their number counts.

It reaches the limit or the time does; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {
    "ex5": """
from pathlib import Path


def matmul(a, b):
    for number in range(10**9):
        Path(f"left-behind-by-an-attack-{number}").touch()
"""
}
