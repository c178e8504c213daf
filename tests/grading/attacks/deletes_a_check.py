"""Leaves out the check which its answer would not pass; stock nbgrader waits for it for ever.

The check is put back; the exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {"ex5": "def matmul(a, b):\n    return None"}


def change(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "ex5_tests"]
