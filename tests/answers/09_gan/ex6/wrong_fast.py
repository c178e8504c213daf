# hint: swapped G too fast and the game
def diagnose():
    return {1: "D asleep", 2: "easy data", 3: "as it should be", 4: "G too fast", 5: "G asleep"}
