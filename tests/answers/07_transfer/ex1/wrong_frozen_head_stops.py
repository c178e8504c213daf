# hint: E: a frozen head still hands
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["statistics"],
        "F": ["statistics", "head"],
    }
