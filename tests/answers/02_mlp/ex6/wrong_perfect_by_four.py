# hint: you divided by the number of examples
def predict_the_bug():
    return {"squares": 16, "perfect": 140, "answer": 5.0, "lowest": 17.5}
