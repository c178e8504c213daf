import torch


def chain_gradient(x, weights):
    w = torch.tensor(weights, dtype=torch.float64)
    g, a = 1, x.clone()
    for k in range(len(weights)):
        a = torch.sigmoid(w[k] * a)
        g = w[k] * a * (1 - a) * g
    return g, (w.abs() / 4).prod().item()
