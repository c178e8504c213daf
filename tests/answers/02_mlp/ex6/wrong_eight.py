# hint: Broadcasting pairs each
def predict_the_bug():
    return {"squares": 8, "perfect": 35.0, "answer": 5.0, "lowest": 17.5}
