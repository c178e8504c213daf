# hint: you multiply by the outputs a
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        gradient = gradient * w * a
        bound = bound * abs(w) / 4
    return gradient, bound
