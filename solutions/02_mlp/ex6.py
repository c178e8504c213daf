def predict_the_bug() -> dict:
    """Give squares, perfect, answer and lowest."""
    return {"squares": 16, "perfect": 35.0, "answer": 5.0, "lowest": 17.5}
