def diagnose():
    runs = {"as it should be": 4, "G too fast": 3, "D asleep": 1}
    runs |= {"G asleep": 5, "easy data": 2}
    return {number: name for name, number in runs.items()}
