# hint: A: the statistics follow
def what_moves():
    return {
        "A": ["norm", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
