# hint: a: not yet. Follow each arrow
def find_by_hand():
    return {"a": 86, "b": 40, "c": 12, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
