# hint: counts: delta_next @ weight_next
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return a * (1 - a) * (weight_next @ delta_next)
