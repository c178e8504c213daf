def find_by_hand() -> dict:
    return {
        "dL/da": 84,
        "dL/db": 40,
        "dL/dc": 12,
        "dL/du": 20,
        "dL/dv": 12,
        "dL/dw": 2,
        "order": "Lwvu",
    }
