# hint: D: no such name: Head
def what_moves():
    return {
        "A": ["norm", "statistics", "head"],
        "B": ["weights", "norm", "head"],
        "C": ["statistics", "head"],
        "D": ["Head"],
        "E": ["weights", "norm", "statistics"],
        "F": ["statistics", "head"],
    }
