# hint: all 6 of its steps count
def who_is_heard():
    return {
        "a": [(n, 5) for n in range(3)],
        "b": [(3, t) for t in range(3)],
        "c": [(2, t) for t in range(6)],
        "d": [(3, 4)],
        "e": [(n, 2) for n in range(4)],
    }
