# hint: a row and a column for each token
def what_doubles():
    return {"n": (1, 2, 4, 2), "heads": (1, 1, 1, 2), "d": (4, 4, 2, 1), "even": 3072}
