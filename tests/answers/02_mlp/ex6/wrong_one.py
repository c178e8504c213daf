# hint: Mixed, each row meets each column
def predict_the_bug():
    return {"squares": 1, "perfect": 35.0, "answer": 5.0, "lowest": 17.5}
