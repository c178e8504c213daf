# hint: you divided by N - 1
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 23.333333333333332}
