"""Raises an error whose message is 100 MB long.

What is kept of it is small; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    raise ValueError("x" * 100_000_000)
"""
}
