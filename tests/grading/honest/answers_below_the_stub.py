"""Left the stub as it was, and wrote the answer in a new cell below it."""

ANSWERS = {
    "ex4": """
def centre(x):
    raise NotImplementedError()
""",
}
CELLS = [
    """
def centre(x):
    return x - x.mean(dim=0)
""",
]
AFTER = "ex4"
