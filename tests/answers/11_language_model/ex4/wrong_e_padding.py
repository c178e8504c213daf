# hint: E is better on the unknown text
def what_went_wrong():
    return {"A": 2, "B": 5, "C": 1, "D": 3, "E": 4}
