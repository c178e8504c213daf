# hint: swapped the two sleepers
def diagnose():
    return {1: "G asleep", 2: "easy data", 3: "G too fast", 4: "as it should be", 5: "D asleep"}
