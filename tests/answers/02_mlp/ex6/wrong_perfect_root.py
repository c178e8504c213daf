# hint: that is the root of it
def predict_the_bug():
    return {"squares": 16, "perfect": 5.916079783099616, "answer": 5.0, "lowest": 17.5}
