"""Has an annotated constant and a list that grows in cells above."""

ANSWERS = {
    "ex4": """
def centre(x):
    return x - x.mean(dim=DIMENSION + SHIFTS[1])
""",
}
CELLS = [
    """
DIMENSION: int = 0
SHIFTS = [5]
""",
    """
SHIFTS.append(0)
""",
]
BEFORE = "ex4"
