import torch


def chain_gradient(x, weights):
    acts = [x]
    for w in weights:
        acts.append(torch.sigmoid(acts[-1] * w))
    g = torch.ones_like(x)
    for a, w in zip(reversed(acts[1:]), reversed(weights)):
        g = g * w * (a - a**2)
    bound = 1
    for w in weights:
        bound *= abs(w / 4)
    return g, float(bound)
