"""Returns a tensor that takes no memory here, and a hundred gigabytes where it is copied.

The exercise gets nothing, the others keep their points.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    return torch.zeros(1).expand(25_000_000_000)
"""
}
