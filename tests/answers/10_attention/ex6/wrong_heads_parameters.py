# hint: Heads share the d numbers
def what_doubles():
    return {"n": (1, 2, 4, 4), "heads": (2, 1, 1, 2), "d": (4, 4, 2, 1), "even": 3072}
