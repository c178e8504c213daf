"""Tried first, and wrote the better answer in a new cell below the check."""

ANSWERS = {
    "ex4": """
def centre(x):
    return x - x.mean()
""",
}
CELLS = [
    """
def centre(x):
    return x - x.mean(dim=0)
""",
    """
centre(torch.rand(3, 2))
""",
]
AFTER = "ex4_tests"
