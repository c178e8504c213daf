# hint: the slope of the bias is not 0
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
