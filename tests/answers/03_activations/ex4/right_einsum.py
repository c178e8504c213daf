import torch


def delta(z, delta_next, weight_next):
    slope = 1 / (2 + torch.exp(z) + torch.exp(-z))
    return torch.einsum("nl,lj,nj->nj", delta_next, weight_next, slope)
