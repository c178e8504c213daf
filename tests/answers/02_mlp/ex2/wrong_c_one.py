# hint: c: a sum passes on
def find_by_hand():
    return {"a": 84, "b": 40, "c": 1, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
