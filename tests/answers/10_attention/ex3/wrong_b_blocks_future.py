# hint: Its mask is right, but it comes after the softmax
def judge_repairs():
    return {"A": [1], "B": [2], "C": [1, 3], "D": [1, 2], "E": [1, 2, 3], "F": [1, 2, 3, 4]}
