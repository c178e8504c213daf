# hint: the largest weight stands for all
import torch


def chain_gradient(x, weights):
    a, gradient = x, torch.ones_like(x)
    for w in weights:
        a = torch.sigmoid(w * a)
        gradient = gradient * w * a * (1 - a)
    return gradient, (max(abs(w) for w in weights) / 4) ** len(weights)
