# hint: give four factors
def what_doubles():
    return {"n": (1, 2, 4), "heads": (1, 1, 2), "d": (4, 2, 1), "even": 3072}
