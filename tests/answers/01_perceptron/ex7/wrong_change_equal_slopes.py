# hint: as if all slopes were alike
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.0125,
        "no effect": "PS",
        "hardest": "S",
    }
