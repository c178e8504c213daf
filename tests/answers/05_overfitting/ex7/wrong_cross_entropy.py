# hint: Line P is as it should be
def five_bugs():
    return {"B": 2, "P": 5, "K": 8, "L": 3, "V": 6}
