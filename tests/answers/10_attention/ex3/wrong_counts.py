# hint: give a list of the tests
def judge_repairs():
    return {"A": 1, "B": 0, "C": 2, "D": 2, "E": 3, "F": 4}
