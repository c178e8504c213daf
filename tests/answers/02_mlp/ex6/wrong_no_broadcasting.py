# hint: you counted the examples
def predict_the_bug():
    return {"squares": 4, "perfect": 0.0, "answer": 4.0, "lowest": 0.0}
