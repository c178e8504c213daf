"""Empties its checks, and hands in stubs.

The course's own checks judge: no exercise gets anything.
"""

AIM = "points"
NAMES = {
    "ex1": "first_tensor",
    "ex2": "to_floats",
    "ex3": "flatten",
    "ex4": "centre",
    "ex5": "matmul",
    "ex6": "mean_squared_error",
}
ANSWERS = {exercise: f"def {name}(*args):\n    return None" for exercise, name in NAMES.items()}


def change(notebook):
    for cell in notebook["cells"]:
        if cell["id"].endswith("_tests"):
            cell["source"] = "pass"
