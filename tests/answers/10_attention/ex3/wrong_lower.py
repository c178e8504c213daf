# hint: The keys must be the letters A to F
def judge_repairs():
    return {"a": [1], "b": [], "c": [1, 3], "d": [1, 2], "e": [1, 2, 3], "f": [1, 2, 3, 4]}
