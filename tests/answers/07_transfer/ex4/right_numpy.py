import numpy as np


def enlarge_to_order():
    rows = {
        "A": (4, 2, 1, 0),
        "B": (3, 2, 1, 1),
        "C": (7, 1, 0, 0),
        "D": (5, 1, 2, 0),
        "E": (8, 4, 2, 0),
        "F": (5, 3, 1, 2),
    }
    return {key: tuple(np.array(row)) for key, row in rows.items()}
