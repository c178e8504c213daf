# hint: v: that is how w moves when v moves
def find_by_hand():
    return {"a": 84, "b": 40, "c": 12, "u": 20, "v": 6, "w": 2, "order": "Lwvu"}
