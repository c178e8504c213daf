# hint: u: the last step is missing
def find_by_hand():
    return {"a": 84, "b": 40, "c": 12, "u": 10, "v": 12, "w": 2, "order": "Lwvu"}
