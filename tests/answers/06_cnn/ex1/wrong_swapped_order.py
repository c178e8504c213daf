# hint: The three stand in this order
def fill_the_orders():
    return {
        "A": (1, 7, 3),
        "B": (2, 7, 3),
        "C": (4, 4, 0),
        "D": (3, 6, 0),
        "E": (1, 4, 4),
        "F": (1, 5, 0),
    }
