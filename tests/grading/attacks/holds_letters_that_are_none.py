"""Has halves of surrogate pairs, zero bytes and escapes in its answer and its ids.

They can be written to no file. The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {"ex5": "def matmul(a, b):\n    return '\ud800\x00\x1b[2J'\n"}


def change(notebook):
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    cells["ex5"]["id"] = "\udfff\x00"
    notebook["metadata"]["\ud800"] = "\x00"
