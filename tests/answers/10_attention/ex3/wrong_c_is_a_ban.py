# hint: What is exp(0)
def judge_repairs():
    return {"A": [1], "B": [], "C": [1, 2, 3], "D": [1, 2], "E": [1, 2, 3], "F": [1, 2, 3, 4]}
