def judge_repairs():
    return {"F": [4, 3, 2, 1], "E": [3, 2, 1], "D": [2, 1], "C": [3, 1], "B": [], "A": [1]}
