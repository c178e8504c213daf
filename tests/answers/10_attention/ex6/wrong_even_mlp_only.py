# hint: left out some of the linear layers
def what_doubles():
    return {"n": (1, 2, 4, 4), "heads": (1, 1, 1, 2), "d": (4, 4, 2, 1), "even": 2048}
