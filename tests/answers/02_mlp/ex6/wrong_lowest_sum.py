# hint: lowest: you added up the squares of a row
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 70}
