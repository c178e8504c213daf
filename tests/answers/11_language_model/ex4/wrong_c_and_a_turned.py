# hint: Which task is solved by giving back
def what_went_wrong():
    return {"A": 1, "B": 5, "C": 2, "D": 4, "E": 3}
