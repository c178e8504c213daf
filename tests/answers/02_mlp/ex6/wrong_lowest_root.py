# hint: lowest: that is the standard deviation
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 4.183300132670378}
