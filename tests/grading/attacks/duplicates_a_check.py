"""Holds one check twice, the second one empty: stock nbgrader stops, and grades nobody after it.

The check stands once, as the course wrote it; the exercise gets nothing.
"""

from copy import deepcopy

AIM = "others"
ANSWERS = {"ex5": "def matmul(a, b):\n    return None"}


def change(notebook):
    check = next(cell for cell in notebook["cells"] if cell["id"] == "ex5_tests")
    notebook["cells"].append({**deepcopy(check), "source": "pass", "id": "another"})
