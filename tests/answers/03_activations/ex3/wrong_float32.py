# hint: Gradient: x is float64, and so is what comes out.
import torch


def chain_gradient(x, weights):
    a, g, b = x.float(), torch.ones(len(x)), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        g = g * w * a * (1 - a)
        b *= abs(w) / 4
    return g, b
