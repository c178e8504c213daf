# hint: a number is wanted
def predict_the_bug():
    return {"squares": "4 x 4", "perfect": 35.0, "answer": 5.0, "lowest": 17.5}
