# hint: -1000 is a number
def judge_repairs():
    return {"A": [1], "B": [], "C": [1, 3], "D": [1, 2], "E": [1, 2, 3, 4], "F": [1, 2, 3, 4]}
