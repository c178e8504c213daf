# hint: its sign is turned
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        gradient = gradient * abs(w) * a * (1 - a)
        bound = bound * abs(w) / 4
    return gradient, bound
