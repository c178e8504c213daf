# hint: Each head has a table
def what_doubles():
    return {"n": (1, 2, 4, 4), "heads": (1, 1, 1, 1), "d": (4, 4, 2, 1), "even": 3072}
