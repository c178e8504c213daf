def diagnose():
    names = ["D asleep", "easy data", "G too fast"]
    return dict(zip(range(1, 6), [*names, "as it should be", "G asleep"]))
