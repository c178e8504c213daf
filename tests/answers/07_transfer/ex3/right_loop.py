import torch


def draw_codes(mean, log_var):
    rows = []
    for m, v in zip(mean, log_var):
        rows.append(m + v.exp().sqrt() * torch.randn(len(m)))
    return torch.stack(rows)


def kl_loss(mean, log_var):
    total = 0.0
    for m, v in zip(mean, log_var):
        total = total + (m @ m + v.exp().sum() - v.sum() - len(m)) / 2
    return total / len(mean)
