# hint: horizon is ignored in y
import torch


def windows(values, length, horizon):
    m = len(values) - length - horizon + 1
    return torch.stack([values[i : i + length] for i in range(m)]), values[length : length + m]
