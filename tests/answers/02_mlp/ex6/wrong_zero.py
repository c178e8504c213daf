# hint: answer: 0 would be right
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 0, "lowest": 17.5}
