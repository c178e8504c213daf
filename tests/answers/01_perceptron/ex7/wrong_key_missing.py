# hint: The dict has no entry
def compass():
    return {"output": 0.5, "slopes": (0.75, 0.5, 0.25), "no effect": "PS", "hardest": "S"}
