def find_by_hand() -> dict:
    """Give {"a": dL/da, "b": dL/db, ..., "w": dL/dw, "order": "L..."}."""
    return {
        "a": 84, "b": 40, "c": 12, "u": 20, "v": 12, "w": 2,
        "order": "Lwvu",
    }
