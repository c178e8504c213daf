def five_bugs() -> dict[str, int]:
    """Letter of the line -> number of what is wrong with it."""
    return {"B": 2, "J": 5, "K": 8, "L": 3, "V": 6}
