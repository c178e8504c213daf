# hint: Gradient: the weight is missing inside: z = w a,
import torch


def chain_gradient(x, weights):
    a, g, b = x, torch.ones_like(x), 1.0
    for w in weights:
        a = torch.sigmoid(a)
        g = g * w * a * (1 - a)
        b *= abs(w) / 4
    return g, b
