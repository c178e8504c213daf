"""Changes what `@` and `einsum` do to tensors, so that the oracle agrees with a wrong answer.

The exercise gets nothing.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex5": """
def matmul(a, b):
    return torch.zeros(len(a), b.shape[1])


torch.Tensor.__matmul__ = matmul
torch.einsum = lambda equation, a, b: matmul(a, b)
"""
}
