# hint: There is no entry for lowest
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0}
