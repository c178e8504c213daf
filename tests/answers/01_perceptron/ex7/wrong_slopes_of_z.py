# hint: these are the slopes of z
def compass():
    return {"output": 0.5, "slopes": (3, 2, 1), "change": 0.02, "no effect": "PS", "hardest": "S"}
