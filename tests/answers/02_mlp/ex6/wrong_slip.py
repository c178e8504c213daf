# hint: perfect: answer i meets ALL targets
def predict_the_bug():
    return {"squares": 16, "perfect": 36, "answer": 5.0, "lowest": 17.5}
