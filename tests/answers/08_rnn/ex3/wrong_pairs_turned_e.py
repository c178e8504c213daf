# hint: the sequence first
def who_is_heard():
    return {
        "a": [(n, 5) for n in range(3)],
        "b": [(3, t) for t in range(3)],
        "c": [(2, t) for t in range(6)],
        "d": [(0, 2), (1, 0), (1, 4), (2, 2), (3, 0), (3, 4)],
        "e": [(2, n) for n in range(4)],
    }
