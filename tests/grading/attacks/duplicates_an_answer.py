"""Holds two answers to one exercise, the right one first and a wrong one after it.

The last one counts, so the exercise gets nothing; the others keep their points.
"""

from copy import deepcopy

AIM = "points"
ANSWERS = {"ex5": "def matmul(a, b):\n    return (a[:, :, None] * b).sum(dim=1)"}


def change(notebook):
    answer = next(cell for cell in notebook["cells"] if cell["id"] == "ex5")
    wrong = {**deepcopy(answer), "source": "def matmul(a, b):\n    return None", "id": "another"}
    notebook["cells"].append(wrong)
