# hint: Gradient: its sign is turned. The factor is w a (1
import torch


def chain_gradient(x, weights):
    a, g, b = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(w * a)
        g = g * w * a * (a - 1)
        b *= abs(w) / 4
    return g, b
