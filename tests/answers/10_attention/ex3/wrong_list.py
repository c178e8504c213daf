# hint: Return a dict
def judge_repairs():
    return [[1], [], [1, 3], [1, 2], [1, 2, 3], [1, 2, 3, 4]]
