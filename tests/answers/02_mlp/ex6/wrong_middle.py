# hint: halfway between the extremes
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 6.5, "lowest": 17.5}
