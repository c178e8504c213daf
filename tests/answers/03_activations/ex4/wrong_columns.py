# hint: and the slopes have
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return a * (1 - a) * (weight_next.T @ delta_next.T)
