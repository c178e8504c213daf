# hint: this is the sum of the slopes
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.25),
        "change": 1.5,
        "no effect": "PS",
        "hardest": "S",
    }
