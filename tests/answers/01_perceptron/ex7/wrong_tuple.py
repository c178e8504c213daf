# hint: Return a dict
def compass():
    return 0.5, (0.75, 0.5, 0.25), 0.02, "PS", "S"
