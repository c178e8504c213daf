# hint: first w1, then w2
def compass():
    return {
        "output": 0.5,
        "slopes": (0.25, 0.5, 0.75),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
