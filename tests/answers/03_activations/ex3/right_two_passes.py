import math

import torch


def chain_gradient(x, weights):
    outputs = []
    a = x
    for w in weights:
        a = torch.sigmoid(w * a)
        outputs.append(a)
    gradient = torch.ones_like(x)
    for w, a in zip(reversed(weights), reversed(outputs), strict=True):
        gradient = gradient * a * (1 - a) * w
    return gradient, math.prod(abs(w) for w in weights) / 4 ** len(weights)
