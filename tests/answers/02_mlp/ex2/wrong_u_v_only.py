# hint: u: that is the path through v alone
def find_by_hand():
    return {"a": 60, "b": 24, "c": 12, "u": 12, "v": 12, "w": 2, "order": "Lwvu"}
