"""Returns a small object that takes for ever to hash, compare or print: tuples of tuples, shared.

The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
STOCK = "it would only wait for the time limit"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    doubled = ()
    for _ in range(45):
        doubled = (doubled, doubled)
    return {doubled: frozenset([doubled]), "list": [doubled]}
"""
}
