# hint: Easy data is not where
def diagnose():
    return {1: "D asleep", 2: "G too fast", 3: "as it should be", 4: "easy data", 5: "G asleep"}
