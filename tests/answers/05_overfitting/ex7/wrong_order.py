# hint: Line D is as it should be
def five_bugs():
    return {"D": 4, "J": 5, "K": 8, "L": 3, "V": 6}
