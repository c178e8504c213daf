# hint: You changed x or the list
import torch


def chain_gradient(x, weights):
    a, outputs = x, []
    for w in weights:
        a = torch.sigmoid(w * a)
        outputs.append(a)
    gradient, bound = torch.ones_like(x), 1.0
    weights.reverse()
    for w, a in zip(weights, reversed(outputs), strict=True):
        gradient = gradient * w * a * (1 - a)
        bound = bound * abs(w) / 4
    return gradient, bound
