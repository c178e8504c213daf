# hint: Gradient: this is a (1 - z). Both factors are the
import torch


def chain_gradient(x, weights):
    a, g, b = x, torch.ones_like(x), 1.0
    for w in weights:
        z = w * a
        a = torch.sigmoid(z)
        g = g * w * a * (1 - z)
        b *= abs(w) / 4
    return g, b
