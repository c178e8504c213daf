# hint: do the training images stay
def five_bugs():
    return {"J": 5, "K": 8, "L": 3, "V": 6}
