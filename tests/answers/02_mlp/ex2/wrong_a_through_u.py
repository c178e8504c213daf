# hint: a: that is the path through u
def find_by_hand():
    return {"a": 60, "b": 40, "c": 12, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
