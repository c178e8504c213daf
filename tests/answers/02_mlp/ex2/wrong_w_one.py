# hint: w: L is w times a
def find_by_hand():
    return {"a": 84, "b": 40, "c": 12, "u": 20, "v": 12, "w": 1, "order": "Lwvu"}
