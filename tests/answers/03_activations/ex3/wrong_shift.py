# hint: Gradient: your chain begins with σ(x), one sigmoid
import torch


def chain_gradient(x, weights):
    a, g, b = torch.sigmoid(x), torch.ones_like(x), 1.0
    for w in weights:
        g = g * w * a * (1 - a)
        a = torch.sigmoid(w * a)
        b *= abs(w) / 4
    return g, b
