# hint: D asleep is not where
def diagnose():
    return {1: "as it should be", 2: "easy data", 3: "G too fast", 4: "D asleep", 5: "G asleep"}
