# hint: neither 6 nor 7 is among them
def what_went_wrong():
    return {"A": 2, "B": 5, "C": 1, "D": 6, "E": 3}
