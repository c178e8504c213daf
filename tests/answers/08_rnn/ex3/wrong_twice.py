# hint: twice
def who_is_heard():
    return {
        "a": [(0, 5), (1, 5), (2, 5), (2, 5)],
        "b": [(3, t) for t in range(3)],
        "c": [(2, t) for t in range(6)],
        "d": [(0, 2), (1, 0), (1, 4), (2, 2), (3, 0), (3, 4)],
        "e": [(n, 2) for n in range(4)],
    }
