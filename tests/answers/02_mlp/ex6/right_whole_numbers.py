def predict_the_bug():
    return {"squares": 16, "perfect": 35, "answer": 5, "lowest": 17.5}
