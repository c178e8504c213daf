"""Looks for the notebook with the hidden tests, which stock nbgrader lays beside the kernel.

There is none within its reach; the exercise gets nothing, the others keep their points.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
from pathlib import Path

texts = []
for folder in (Path("."), Path(".."), Path("@ROOT@")):
    for path in folder.rglob("*.ipynb"):
        try:
            texts.append(path.read_text())
        except OSError:
            pass
print(texts)


def matmul(a, b):
    raise ValueError(texts)
"""
}
