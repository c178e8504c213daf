# hint: w: that is the value of w
def find_by_hand():
    return {"a": 2, "b": 3, "c": -2, "u": 6, "v": 4, "w": 24, "order": "Lwvu"}
