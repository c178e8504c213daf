def what_doubles():
    return {"even": 6 * 512, "d": [4, 4, 2, 1], "heads": [1, 1, 1, 2], "n": [1, 2, 4, 4]}
