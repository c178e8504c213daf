# hint: Bound: a Python float is asked for; .item() makes
import torch


def chain_gradient(x, weights):
    a, g = x, torch.ones_like(x)
    for w in weights:
        a = torch.sigmoid(w * a)
        g = g * w * a * (1 - a)
    return g, torch.tensor([abs(w) / 4 for w in weights]).prod()
