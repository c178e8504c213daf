# hint: Line W is as it should be
def five_bugs():
    return {"B": 2, "J": 5, "K": 8, "L": 3, "W": 6}
