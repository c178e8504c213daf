"""Prints in its answer cell, not in the check, 100 MB in lines of 1,000 characters.

What is kept of it is small; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
for _ in range(100):
    print(("x" * 999 + "\\n") * 1000)


def matmul(a, b):
    return None
"""
}
