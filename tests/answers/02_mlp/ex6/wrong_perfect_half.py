# hint: stands in the table twice
def predict_the_bug():
    return {"squares": 16, "perfect": 17.5, "answer": 5.0, "lowest": 17.5}
