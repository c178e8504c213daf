# hint: These letters are not among
def fill_the_orders():
    return {
        "a": (7, 1, 3),
        "b": (7, 2, 3),
        "c": (4, 4, 0),
        "d": (6, 3, 0),
        "e": (4, 1, 4),
        "f": (5, 1, 0),
    }
