# hint: give one of the numbers
def what_went_wrong():
    return {"A": "2", "B": "5", "C": "1", "D": "4", "E": "3"}
