# hint: Line O is as it should be
def five_bugs():
    return {"B": 2, "J": 5, "O": 8, "L": 3, "V": 6}
