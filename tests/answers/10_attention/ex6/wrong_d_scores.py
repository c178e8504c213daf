# hint: How long is a dot product
def what_doubles():
    return {"n": (1, 2, 4, 4), "heads": (1, 1, 1, 2), "d": (4, 4, 4, 1), "even": 3072}
