"""Asks for memory, and uses it, until there is no more.

It reaches the limit; the exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would eat the machine up"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    kept = []
    while True:
        kept.append(torch.ones(16_000_000))
"""
}
