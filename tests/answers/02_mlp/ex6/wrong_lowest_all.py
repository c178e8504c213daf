# hint: lowest: you added up all squares
def predict_the_bug():
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 280}
