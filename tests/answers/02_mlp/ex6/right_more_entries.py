def predict_the_bug():
    return {
        "squares": 4 * 4,
        "perfect": 560 / 16,
        "answer": 20 / 4,
        "lowest": 70 / 4,
        "shape": (4, 4),
    }
