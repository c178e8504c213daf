# hint: C: the parameters of the body have gradients, but
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["weights", "norm", "statistics", "head"],
        "D": ["head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
