import torch


def delta(z, delta_next, weight_next):
    result = torch.empty_like(z)
    for j in range(z.shape[1]):
        back = sum(delta_next[:, k] * weight_next[k, j] for k in range(weight_next.shape[0]))
        result[:, j] = torch.sigmoid(z[:, j]) * torch.sigmoid(-z[:, j]) * back
    return result
