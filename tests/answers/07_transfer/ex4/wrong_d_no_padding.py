# hint: D: your layer makes 9 of 5
def enlarge_to_order():
    return {
        "A": (4, 2, 1, 0),
        "B": (3, 2, 1, 1),
        "C": (7, 1, 0, 0),
        "D": (5, 1, 0, 0),
        "E": (8, 4, 2, 0),
        "F": (5, 3, 1, 2),
    }
