# hint: swapped easy data and G too fast
def diagnose():
    return {1: "D asleep", 2: "G too fast", 3: "easy data", 4: "as it should be", 5: "G asleep"}
