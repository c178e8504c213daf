# hint: B: eval() changes how
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": [],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
