# hint: lowest: that would be so with equal shapes
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 0}
