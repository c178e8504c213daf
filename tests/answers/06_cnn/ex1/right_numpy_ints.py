import numpy as np


def fill_the_orders():
    table = np.array([[7, 1, 3], [7, 2, 3], [4, 4, 0], [6, 3, 0], [4, 1, 4], [5, 1, 0]])
    return {letter: tuple(row) for letter, row in zip("ABCDEF", table)}
