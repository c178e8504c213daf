"""Wrote a helper and an import in cells of its own above the answer."""

ANSWERS = {
    "ex5": """
def matmul(a, b):
    return torch.tensor([[row_times(row, column) for column in b.T] for row in a])
"""
}


def change(notebook):
    place = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == "ex5")
    for number, source in enumerate(
        [
            "import operator",
            "def row_times(row, column):\n"
            "    return sum(map(operator.mul, row.tolist(), column.tolist()))",
        ]
    ):
        cell = {
            "cell_type": "code",
            "execution_count": 7,
            "id": f"helper{number}",
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        notebook["cells"].insert(place + number, cell)
