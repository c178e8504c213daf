"""Has an answer of 10 MB, and one that takes Python's parser a very long time.

The first is not taken; the second gets nothing; the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex4": "def centre(x):\n    return x - x.mean(dim=0)\n" + "#" * 10_000_000,
    "ex5": "def matmul(a, b):\n    return " + "(" * 5_000 + "1" + ")" * 5_000,
}
