# hint: Line J is wrong, but not in the way of number 7
def five_bugs():
    return {"B": 2, "J": 7, "K": 8, "L": 3, "V": 6}
