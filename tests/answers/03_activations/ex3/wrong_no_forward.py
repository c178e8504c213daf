# hint: Gradient: every neuron has the same slope, that of
import torch


def chain_gradient(x, weights):
    g, b = torch.ones_like(x), 1.0
    a = torch.sigmoid(x)
    for w in weights:
        g = g * w * a * (1 - a)
        b *= abs(w) / 4
    return g, b
