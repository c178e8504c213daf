# hint: Gradient: you went through the weights from the
import torch


def chain_gradient(x, weights):
    a, g, b = x, torch.ones_like(x), 1.0
    for w in reversed(weights):
        a = torch.sigmoid(w * a)
        g = g * w * a * (1 - a)
        b *= abs(w) / 4
    return g, b
