# hint: E: the statistics follow
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm"],
        "F": ["statistics", "head"],
    }
