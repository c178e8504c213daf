# hint: which input does w1 act on
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.02,
        "no effect": "PQ",
        "hardest": "S",
    }
