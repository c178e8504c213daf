"""Split an answer in two, as JupyterLab does: both parts carry the same id; one helps the other."""

from copy import deepcopy

ANSWERS = {
    "ex5": """
def matmul(a, b):
    return torch.stack([row_times(row, b) for row in a])
"""
}


def change(notebook):
    place = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == "ex5")
    part = deepcopy(notebook["cells"][place])
    part["id"] = "part"
    part["source"] = "def row_times(row, b):\n    return (row[:, None] * b).sum(dim=0)"
    notebook["cells"].insert(place, part)
