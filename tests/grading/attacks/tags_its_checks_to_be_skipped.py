"""Gives its checks the tag that keeps them from being run: stock nbgrader gives full marks.

Tags are the course's; the exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {"ex5": "def matmul(a, b):\n    return None"}


def change(notebook):
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]
