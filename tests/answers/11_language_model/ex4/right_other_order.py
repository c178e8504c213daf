def what_went_wrong():
    return {"B": 5, "D": 4, "E": 3, "A": 2, "C": 1}
