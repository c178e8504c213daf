# hint: You changed x or the list
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        a *= w
        a = torch.sigmoid(a)
        gradient = gradient * w * a * (1 - a)
        bound = bound * abs(w) / 4
    return gradient, bound
