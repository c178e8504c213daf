"""Overwrites what it was given, so that what the check computes from it afterwards is zero as well.

The exercise gets nothing, the others keep their points.
"""

AIM = "points"
ANSWERS = {
    "ex5": """
def matmul(a, b):
    a.zero_()
    b.zero_()
    return torch.zeros(len(a), b.shape[1])
"""
}
