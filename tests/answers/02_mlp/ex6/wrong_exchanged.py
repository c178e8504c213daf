# hint: you exchanged perfect and lowest
def predict_the_bug():
    return {"squares": 16, "perfect": 17.5, "answer": 5, "lowest": 35}
