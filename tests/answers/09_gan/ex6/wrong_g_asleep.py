# hint: G asleep is not where
def diagnose():
    return {1: "G asleep", 2: "easy data", 3: "G too fast", 4: "D asleep", 5: "as it should be"}
