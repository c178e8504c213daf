# hint: Return a dict
def what_moves():
    return [
        ["norm", "statistics", "head"],
        ["weights", "norm", "head"],
        ["statistics", "head"],
        ["head"],
        ["weights", "norm", "statistics"],
        ["statistics", "head"],
    ]
