# hint: C: no optimizer is needed
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
