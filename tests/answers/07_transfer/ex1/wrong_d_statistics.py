# hint: D: the last call that reaches the body
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["statistics", "head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
