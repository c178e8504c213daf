# hint: MEANT to do
def who_is_heard():
    return {
        "a": [(2, t) for t in range(6)],
        "b": [(2, t) for t in range(6)],
        "c": [(2, t) for t in range(6)],
        "d": [(2, t) for t in range(6)],
        "e": [(2, t) for t in range(6)],
    }
