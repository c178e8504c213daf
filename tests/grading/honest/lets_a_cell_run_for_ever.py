"""Forgot to end a loop, a wait and a Python in cells above; its answers are right."""

ANSWERS = {
    "ex4": """
def centre(x):
    return x - mean_of(x)
""",
}
CELLS = [
    """
def mean_of(x):
    return x.mean(dim=0)
""",
    """
while True:
    pass
""",
    """
import os

os._exit(0)
""",
]
BEFORE = "ex4"
