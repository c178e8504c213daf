# hint: c: you multiplied by the value of c
def find_by_hand():
    return {"a": 84, "b": 40, "c": -24, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
