# hint: answer: that is the median
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 3.5, "lowest": 17.5}
