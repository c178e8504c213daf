import torch


def leaky_relu(z, alpha):
    out = z.clone()
    out[z < 0] = alpha * z[z < 0]
    return out


def elu(z, alpha):
    out = z.clone()
    neg = z < 0
    out[neg] = alpha * (torch.exp(z[neg]) - 1)
    return out
