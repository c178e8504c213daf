def what_moves():
    names = ["weights", "norm", "statistics", "head"]
    moves = {"A": (0, 1, 1, 1), "B": (1, 1, 0, 1), "C": (0, 0, 1, 1)}
    moves |= {"D": (0, 0, 0, 1), "E": (1, 1, 1, 0), "F": (0, 0, 1, 1)}
    return {k: [n for n, yes in zip(names, v) if yes] for k, v in moves.items()}
