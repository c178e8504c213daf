# hint: Gradient: this is the product of the weights. The
import torch


def chain_gradient(x, weights):
    a, g, b = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        g = g * w
        b *= abs(w) / 4
    return g, b
