# hint: D: an optimizer that holds frozen
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["weights", "norm", "head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
