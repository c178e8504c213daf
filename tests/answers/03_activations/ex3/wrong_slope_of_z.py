# hint: this is z (1 - z)
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        z = w * a
        a = torch.sigmoid(z)
        gradient = gradient * w * z * (1 - z)
        bound = bound * abs(w) / 4
    return gradient, bound
