# hint: You never let the statistics move
def what_moves():
    return {
        "A": ["norm", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["head"],
        "D": ["head"],
        "E": ["weights", "norm"],
        "F": ["head"],
    }
