# hint: times its *input*, not times the weight
def compass():
    return {
        "output": 0.5,
        "slopes": (0.5, -1.0, 0.25),
        "change": 0.02,
        "no effect": "PS",
        "hardest": "S",
    }
