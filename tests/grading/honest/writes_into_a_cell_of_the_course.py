"""Wrote a helper into a cell of the course, and an import into the first one."""

ANSWERS = {
    "ex4": """
def centre(x):
    return x - mean_of(x) * math.cos(0)
"""
}


def change(notebook):
    code = [c for c in notebook["cells"] if c["cell_type"] == "code" and c["id"] != "ex4"]
    code[0]["source"] = "import math\n" + code[0]["source"]
    shown = next(c for c in code if "nbgrader" not in c["metadata"] and c is not code[0])
    shown["source"] += "\n\ndef mean_of(x):\n    return x.mean(dim=0)\n"
