import torch


def chain_gradient(x, weights):
    a = x
    g = torch.ones_like(x)
    b = 1.0
    for w in weights:
        z = w * a
        s = torch.exp(-z) / (1 + torch.exp(-z)) ** 2
        g = g * (w * s)
        a = 1 / (1 + torch.exp(-z))
        b = b * abs(w) * 0.25
    return g, b
