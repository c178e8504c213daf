# hint: Return a dict
def diagnose():
    return ["D asleep", "easy data", "G too fast", "as it should be", "G asleep"]
