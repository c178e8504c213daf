def what_doubles():
    powers = {"n": (0, 1, 2, 2), "heads": (0, 0, 0, 1), "d": (2, 2, 1, 0)}
    answer = {key: tuple(2**p for p in row) for key, row in powers.items()}
    answer["even"] = 3 << 10
    return answer
