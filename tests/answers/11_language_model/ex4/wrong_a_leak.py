# hint: What could it see while it was judged
def what_went_wrong():
    return {"A": 3, "B": 5, "C": 1, "D": 4, "E": 2}
