# hint: multiply by the other factor of u
def find_by_hand():
    return {"a": 64, "b": 40, "c": 12, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
