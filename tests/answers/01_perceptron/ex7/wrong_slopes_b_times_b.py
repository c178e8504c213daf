# hint: the bias has the constant input 1
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.5),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
