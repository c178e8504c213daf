# hint: it writes no better
def what_went_wrong():
    return {"A": 2, "B": 5, "C": 1, "D": 5, "E": 3}
