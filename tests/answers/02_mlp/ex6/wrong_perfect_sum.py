# hint: perfect: you added up the squares
def predict_the_bug():
    return {"squares": 16, "perfect": 560, "answer": 5.0, "lowest": 17.5}
