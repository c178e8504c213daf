"""Prints a line of 100 MB.

What is kept of it is small; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    print("x" * 100_000_000)
    return None
"""
}
