# hint: a padding at least 0
def fill_the_orders():
    return {
        "A": (7, 1, 3),
        "B": (7, 2, 3),
        "C": (4, 4, 0),
        "D": (6, 3, 0),
        "E": (4, 1, -4),
        "F": (5, 1, 0),
    }
