"""Wrote a helper and an import in cells of its own above the answer."""

ANSWERS = {
    "ex5": """
def matmul(a, b):
    return torch.tensor([[row_times(row, column) for column in b.T] for row in a])
"""
}
CELLS = [
    "import operator",
    "def row_times(row, column):\n    return sum(map(operator.mul, row.tolist(), column.tolist()))",
]
BEFORE = "ex5"
