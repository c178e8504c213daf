def who_is_heard():
    return {
        "a": [(n, 5) for n in range(3)],
        "b": ((3, 2), (3, 1), (3, 0)),
        "c": [(2, t) for t in range(6)],
        "d": [(0, 2), (1, 0), (1, 4), (2, 2), (3, 0), (3, 4)],
        "e": [(n, 2) for n in range(4)],
    }
