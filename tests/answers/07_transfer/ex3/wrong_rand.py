# hint: draw_codes: your random numbers have the mean 1/2
import torch


def draw_codes(mean, log_var):
    return mean + torch.exp(log_var / 2) * torch.rand_like(mean)


def kl_loss(mean, log_var):
    return ((mean**2 + log_var.exp() - 1 - log_var) / 2).sum(dim=1).mean()
