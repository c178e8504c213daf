def what_moves():
    return {
        "F": ["statistics", "head"],
        "E": ["weights", "norm", "statistics"],
        "D": ["head"],
        "C": ["statistics", "head"],
        "B": ["weights", "norm", "head"],
        "A": ["norm", "statistics", "head"],
    }
