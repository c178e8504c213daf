# hint: Averaging the values costs as much again
def what_doubles():
    return {"n": (1, 2, 4, 4), "heads": (1, 1, 1, 2), "d": (4, 4, 2, 1), "even": 6144}
