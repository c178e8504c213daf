# hint: is it the same number?
def five_bugs():
    return {"B": 2, "J": 5, "K": 8, "V": 6}
