import torch


def draw_codes(mean, log_var):
    return mean + torch.exp(log_var / 2) * torch.randn_like(mean)


def kl_loss(mean, log_var):
    return -0.5 * torch.sum(1 + log_var - mean.pow(2) - log_var.exp()) / len(mean)
