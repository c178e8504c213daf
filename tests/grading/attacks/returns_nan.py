"""Returns a tensor of the right shape which is full of NaN.

The exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    return torch.full((len(a), b.shape[1]), float("nan"))
"""
}
