import torch


def windows(values, length, horizon):
    m = len(values) - length - horizon + 1
    i = torch.arange(m)[:, None] + torch.arange(length + horizon)
    w = values[i]
    return w[:, :length], w[:, -1]
