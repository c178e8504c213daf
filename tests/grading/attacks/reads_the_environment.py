"""Prints every environment it can get at: its own, its parent's, that of every process.

There is no secret in any of them.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
import os
from pathlib import Path

texts = [dict(os.environ)]
for path in Path("/proc").glob("[0-9]*/environ"):
    try:
        texts.append(path.read_bytes())
    except OSError:
        pass
print(texts)


def matmul(a, b):
    raise ValueError(texts)
"""
}
