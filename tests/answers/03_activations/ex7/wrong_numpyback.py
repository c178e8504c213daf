# hint: softmax must return a tensor. This is a ndarray.
import numpy as np


def softmax(z):
    a = z.numpy()
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
