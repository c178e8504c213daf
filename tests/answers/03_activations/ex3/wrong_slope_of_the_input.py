# hint: you took the slope from what goes into the neuron
import torch


def chain_gradient(x, weights):
    a, gradient, bound = x, torch.ones_like(x), 1.0
    for w in weights:
        gradient = gradient * w * a * (1 - a)
        a = torch.sigmoid(w * a)
        bound = bound * abs(w) / 4
    return gradient, bound
