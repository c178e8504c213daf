# hint: you took z (1 - z)
def compass():
    return {"output": 0.5, "slopes": (0, 0, 0), "change": 0.02, "no effect": "PS", "hardest": "S"}
