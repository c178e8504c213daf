# hint: Its softmax runs down the columns
def judge_repairs():
    return {"A": [], "B": [], "C": [1, 3], "D": [1, 2], "E": [1, 2, 3], "F": [1, 2, 3, 4]}
