# hint: more than once
def diagnose():
    return {1: "D asleep", 2: "G too fast", 3: "G too fast", 4: "as it should be", 5: "G asleep"}
