# hint: D: is the head frozen?
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": [],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
