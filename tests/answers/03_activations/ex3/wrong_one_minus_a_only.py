# hint: Gradient: you multiply by 1 - a alone. The slope is
import torch


def chain_gradient(x, weights):
    a, g, b = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        g = g * w * (1 - a)
        b *= abs(w) / 4
    return g, b
