# hint: Your result lies on its side
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return (a * (1 - a)).T * (weight_next.T @ delta_next.T)
