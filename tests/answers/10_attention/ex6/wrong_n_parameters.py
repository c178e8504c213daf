# hint: The same layers work on every token
def what_doubles():
    return {"n": (2, 2, 4, 4), "heads": (1, 1, 1, 2), "d": (4, 4, 2, 1), "even": 3072}
