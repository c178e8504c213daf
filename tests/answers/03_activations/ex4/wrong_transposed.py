# hint: You summed over j
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return a * (1 - a) * (delta_next @ weight_next.T)
