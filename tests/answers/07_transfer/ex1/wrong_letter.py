# hint: These letters are not among your keys: F
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
    }
