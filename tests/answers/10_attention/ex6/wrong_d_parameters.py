# hint: d rows AND d columns
def what_doubles():
    return {"n": (1, 2, 4, 4), "heads": (1, 1, 1, 2), "d": (2, 4, 2, 1), "even": 3072}
