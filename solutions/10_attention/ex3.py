def judge_repairs() -> dict[str, list[int]]:
    """Letter of the repair -> numbers of the tests that it passes."""
    return {"A": [1], "B": [], "C": [1, 3], "D": [1, 2],
            "E": [1, 2, 3], "F": [1, 2, 3, 4]}
