def five_bugs():
    return {"v": 6, "l": 3, "k": 8, "j": 5, "b": 2}
