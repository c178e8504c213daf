# hint: The keys must be
def diagnose():
    return {"D asleep": 1, "easy data": 2, "G too fast": 3, "as it should be": 4, "G asleep": 5}
