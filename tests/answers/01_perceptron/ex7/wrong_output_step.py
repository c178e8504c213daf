# hint: this is the decision of the step
def compass():
    return {
        "output": 1,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
