"""Lines in an expression begin with != and %, which IPython knows at the start of a cell."""

ANSWERS = {
    "ex4": """
def centre(x):
    dimension = int(
        len(x.shape)
        != 2
    )
    dimension = (
        dimension
        % 1
    )
    return x - x.mean(dim=dimension)
""",
}
