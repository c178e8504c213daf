# hint: Each counts times its slope
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.05,
        "no effect": "PS",
        "hardest": "S",
    }
