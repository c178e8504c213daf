"""Copies what the others have handed in, and what was graded of it.

It sees no submission but the answers of its own.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
from pathlib import Path

texts = []
for name in ("submitted", "autograded", "feedback", "build"):
    for start in (Path("@ROOT@") / name, Path("../..") / name):
        for path in start.rglob("*"):
            try:
                texts.append(path.read_text())
            except (OSError, UnicodeDecodeError):
                pass
print(texts)


def matmul(a, b):
    raise ValueError(texts)
"""
}
