# hint: a: not all that belongs to u has arrived
def find_by_hand():
    return {"a": 48, "b": 40, "c": 12, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
