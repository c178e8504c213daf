# hint: Now σ is applied twice
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return torch.sigmoid(a) * (1 - torch.sigmoid(a)) * (delta_next @ weight_next)
