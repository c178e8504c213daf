# hint: the bias is missing
def compass():
    return {
        "output": 0.1192,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
