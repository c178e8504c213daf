# hint: The slope is missing
import torch


def delta(z, delta_next, weight_next):
    a = torch.sigmoid(z)
    return delta_next @ weight_next
