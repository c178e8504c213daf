def what_went_wrong() -> dict[str, int]:
    """Letter of the colleague -> number of the mistake."""
    return {"A": 2, "B": 5, "C": 1, "D": 4, "E": 3}
