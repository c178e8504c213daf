def find_by_hand():
    return {"a": 84.0, "b": 40.0, "c": 12.0, "u": 20.0, "v": 12.0, "w": 2.0, "order": "Lwvu"}
