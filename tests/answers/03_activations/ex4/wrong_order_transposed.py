# hint: one row per example comes out
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return a * (1 - a) * (weight_next.T @ delta_next)
