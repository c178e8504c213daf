import numpy as np


def predict_the_bug():
    y = np.array([1, 3, 4, 12])
    return dict(
        squares=len(y) ** 2,
        perfect=float(2 * y.var()),
        answer=float(y.mean()),
        lowest=float(y.var()),
    )
