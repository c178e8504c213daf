def compass() -> dict:
    """Return your five answers: a dict such as

    {"output": 0.1, "slopes": (0.1, 0.2, 0.3), "change": 0.1,
     "no effect": "QR", "hardest": "Q"}
    """
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
