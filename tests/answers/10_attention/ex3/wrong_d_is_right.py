# hint: dividing once more cancels
def judge_repairs():
    return {"A": [1], "B": [], "C": [1, 3], "D": [1, 2, 3, 4], "E": [1, 2, 3], "F": [1, 2, 3, 4]}
