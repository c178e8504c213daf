# hint: b: the derivative of a * b with respect to b
def find_by_hand():
    return {"a": 84, "b": 60, "c": 12, "u": 20, "v": 12, "w": 2, "order": "Lwvu"}
