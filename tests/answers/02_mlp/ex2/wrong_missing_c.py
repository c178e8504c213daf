# hint: There is no entry for c
def find_by_hand():
    return {"a": 84, "b": 40, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
