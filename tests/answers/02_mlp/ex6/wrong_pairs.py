# hint: Each row meets its own column
def predict_the_bug():
    return {"squares": 12, "perfect": 35.0, "answer": 5.0, "lowest": 17.5}
