# hint: E: PyTorch refuses this
def enlarge_to_order():
    return {
        "A": (4, 2, 1, 0),
        "B": (3, 2, 1, 1),
        "C": (7, 1, 0, 0),
        "D": (5, 1, 2, 0),
        "E": (4, 4, 2, 4),
        "F": (5, 3, 1, 2),
    }
