def what_moves():
    return {
        "A": ("head", "statistics", "norm"),
        "B": ("head", "norm", "weights"),
        "C": ("head", "statistics"),
        "D": ("head",),
        "E": ("statistics", "norm", "weights"),
        "F": ("head", "statistics"),
    }
