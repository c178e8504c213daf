# hint: Line E is as it should be
def five_bugs():
    return {"E": 2, "J": 5, "K": 8, "L": 3, "V": 6}
