def what_doubles() -> dict:
    """Factors for parameters, linear layers, scores, weights; a length."""
    return {"n": (1, 2, 4, 4), "heads": (1, 1, 1, 2), "d": (4, 4, 2, 1),
            "even": 3072}
