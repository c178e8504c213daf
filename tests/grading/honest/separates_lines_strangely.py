"""A helper follows a line separator, a form feed and a tab in a string."""

ANSWERS = {
    "ex4": """
def centre(x):
    return x - mean_of(x)
""",
}
CELLS = [
    """
text = "one\u2028two\x0cthree"

def mean_of(x):
    return x.mean(dim=0)
""",
]
BEFORE = "ex4"
