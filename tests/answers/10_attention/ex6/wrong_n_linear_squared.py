# hint: goes through each linear layer once
def what_doubles():
    return {"n": (1, 4, 4, 4), "heads": (1, 1, 1, 2), "d": (4, 4, 2, 1), "even": 3072}
