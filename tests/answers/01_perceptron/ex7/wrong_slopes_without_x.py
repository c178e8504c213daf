# hint: the inputs are missing
def compass():
    return {
        "output": 0.5,
        "slopes": (0.25, 0.25, 0.25),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
