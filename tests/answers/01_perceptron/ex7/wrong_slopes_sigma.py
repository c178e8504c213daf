# hint: You took σ(z)
def compass():
    return {
        "output": 0.5,
        "slopes": (1.5, 1.0, 0.5),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
