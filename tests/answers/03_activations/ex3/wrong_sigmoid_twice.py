# hint: a second time
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        s = torch.sigmoid(a)
        gradient = gradient * w * s * (1 - s)
        bound = bound * abs(w) / 4
    return gradient, bound
