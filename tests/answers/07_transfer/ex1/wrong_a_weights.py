# hint: A: an optimizer that holds a frozen parameter
def what_moves():
    return {
        "A": ["weights", "norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
