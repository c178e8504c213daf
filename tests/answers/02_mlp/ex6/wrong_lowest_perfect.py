# hint: It is not the lowest
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 35}
