# hint: swapped easy data and the game
def diagnose():
    return {1: "D asleep", 2: "as it should be", 3: "G too fast", 4: "easy data", 5: "G asleep"}
