# hint: is not the letter of a line
def five_bugs():
    return {"Z": 2, "J": 5, "K": 8, "L": 3, "V": 6}
