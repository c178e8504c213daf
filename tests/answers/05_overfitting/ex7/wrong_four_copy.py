# hint: which epoch's weights
def five_bugs():
    return {"B": 2, "J": 5, "K": 8, "L": 3}
