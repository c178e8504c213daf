def five_bugs():
    return {"B": 2, "J": 5, "T": 8, "L": 3, "V": 6}
