# hint: u: that is the path through w alone
def find_by_hand():
    return {"a": 48, "b": 16, "c": 12, "u": 8, "v": 12, "w": 2, "order": "Lwvu"}
