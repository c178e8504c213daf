# hint: You listed the tests that they fail
def judge_repairs():
    return {"A": [2, 3, 4], "B": [1, 2, 3, 4], "C": [2, 4], "D": [3, 4], "E": [4], "F": []}
