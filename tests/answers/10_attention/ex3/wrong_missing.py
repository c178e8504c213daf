# hint: The keys must be the letters A to F
def judge_repairs():
    return {"A": [1], "C": [1, 3], "D": [1, 2], "E": [1, 2, 3], "F": [1, 2, 3, 4]}
