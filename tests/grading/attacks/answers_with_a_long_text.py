"""Returns a text of 50 MB, which the hint would quote.

The exercise gets nothing, the others keep their points, and what is kept is small.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    return "left-behind-by-an-attack" * 2_000_000
"""
}
