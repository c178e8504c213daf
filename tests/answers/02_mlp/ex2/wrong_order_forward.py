# hint: the backward pass begins where
def find_by_hand():
    return {"a": 84, "b": 40, "c": 12, "u": 20, "v": 12, "w": 2, "order": "uvwL"}
