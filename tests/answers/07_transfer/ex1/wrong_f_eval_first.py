# hint: F: model.train() comes last
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["head"],
    }
