# hint: this is how far z moves
def compass():
    return {
        "output": 0.5,
        "slopes": (0.75, 0.5, 0.25),
        "change": 0.08,
        "no effect": "PS",
        "hardest": "S",
    }
