# hint: answer: that is its own target
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 4, "lowest": 17.5}
