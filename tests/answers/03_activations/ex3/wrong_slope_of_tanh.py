# hint: is the slope of tanh
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        gradient = gradient * w * (1 - a**2)
        bound = bound * abs(w) / 4
    return gradient, bound
